import { describe, expect, it } from 'vitest';
import { createAlertReader } from '../../../src/jobs/alerts/alert-reader.ts';
import { indeedText, linkedInHtml, linkedInText, mailOf } from '../../support/alert-mails.ts';

const reader = createAlertReader();
const plain = mailOf({ text: linkedInText });
const forward = (text: string) =>
  mailOf({ text }, { from: 'Ada <ada@brook.example>', subject: 'Fwd: jobs' });
const quoted = linkedInText.replace(/^/gm, '> ');
const attached = (inner: string, name = 'message/rfc822') =>
  [
    'From: ada@brook.example',
    'Subject: Fwd',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=outer',
    '',
    '--outer',
    'Content-Type: text/plain',
    '',
    'see below',
    '--outer',
    `Content-Type: ${name}`,
    'Content-Disposition: attachment; filename="alert.eml"',
    '',
    inner,
    '--outer--',
    '',
  ].join('\r\n');
const wrapped = (wrap: (url: string) => string) =>
  linkedInText.replace(/https:\/\/\S+/g, (url) => wrap(url));

/** Each keeps all three jobs of the sample. */
const WHOLE: readonly (readonly [string, string | Uint8Array])[] = [
  ['quoted with signs', forward(`See what came\n\n${quoted}`)],
  ['quoted twice', forward(quoted.replace(/^/gm, '> '))],
  [
    'forwarded by Gmail',
    forward(
      `---------- Forwarded message ---------\nFrom: LinkedIn <jobs@linkedin.com>\nDate: Fri, 20 Nov 2026\nSubject: jobs\nTo: <ada@brook.example>\n\n${linkedInText}`,
    ),
  ],
  [
    'forwarded by Outlook in German',
    forward(
      `________________________________\nVon: LinkedIn <jobs@linkedin.com>\nGesendet: Freitag, 20. November 2026 08:00\nAn: Ada\nBetreff: Neue Jobs\n\n${linkedInText}`,
    ),
  ],
  [
    'forwarded by Apple in French',
    forward(
      `Début du message réexpédié :\n\n> De: LinkedIn <jobs@linkedin.com>\n> Objet: Offres\n> Date: 20 novembre 2026\n> À: Ada\n> \n${quoted}`,
    ),
  ],
  [
    'forwarded in Spanish',
    forward(
      `---------- Mensaje reenviado ----------\nDe: LinkedIn\nFecha: viernes\nAsunto: empleos\nPara: Ada\n\n${linkedInText}`,
    ),
  ],
  ['attached as a mail', attached(plain)],
  ['attached as a file', attached(plain, 'application/octet-stream')],
  ['attached in an attachment', attached(attached(plain))],
  [
    'behind the gateway of Outlook',
    forward(
      wrapped(
        (url) =>
          `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(url)}&data=05%7Csecret&reserved=0`,
      ),
    ),
  ],
  [
    'behind another gateway',
    forward(wrapped((url) => `https://urldefense.com/v3/__${url}__;!!secret`)),
  ],
  ['without a head', linkedInText],
  ['with bare line ends', plain.replaceAll('\r\n', '\n')],
  ['with a byte order mark', `\ufeff${mailOf({ text: `\ufeff${linkedInText}` })}`],
  ['with an unknown charset', plain.replace('charset=utf-8', 'charset=klingon-1')],
  [
    'in Latin-1',
    Buffer.from(
      `From: a@b.example\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${linkedInText}`,
      'latin1',
    ),
  ],
  [
    'as HTML in capitals, with nothing closed',
    mailOf({
      html: linkedInHtml
        .replace(/<\/?[a-z]+/g, (tag) => tag.toUpperCase())
        .replace(/<\/(TD|TR|TABLE|P)>/g, ''),
    }),
  ],
  ['without empty lines', forward(linkedInText.replace(/\n{2,}/g, '\n').replace(/^.*\n.*\n/, ''))],
  ['with an empty line after each line', forward(linkedInText.replaceAll('\n', '\n\n'))],
  [
    'with a header bomb of 3,000 lines',
    mailOf(
      { text: linkedInText },
      {
        extra: Array.from({ length: 3000 }, (_, i) => `X-Bomb-${i}: ${'x'.repeat(60)}`).join(
          '\r\n',
        ),
      },
    ),
  ],
  ['in 4,000 nested boxes', mailOf({ html: `${'<div>'.repeat(4000)}${linkedInHtml}` })],
  ['with nulls', plain.replaceAll('Subject: ', 'Subject: \0\0')],
];

/** Nothing to read in them, or not everything; none may fail or take long. */
const BROKEN: readonly (readonly [string, string | Uint8Array])[] = [
  ['empty', ''],
  ['only line ends', '\r\n\r\n\r\n'],
  ['cut in the middle of base64', plain.slice(0, plain.length / 2)],
  ['random bytes', Buffer.from(Array.from({ length: 50_000 }, (_, i) => (i * 7919) % 256))],
  [
    'a boundary that never comes',
    mailOf({ text: linkedInText, html: linkedInHtml }).replaceAll('--cut', '--other'),
  ],
  ['a head of 2 MB', `From: a@b.example\r\nX-Long: ${'y'.repeat(2_000_000)}\r\n\r\nhello`],
  [
    'mails in mails, twelve deep',
    Array.from({ length: 12 }).reduce<string>((inner) => attached(inner), plain),
  ],
  [
    'parts in parts, 300 deep',
    Array.from(
      { length: 300 },
      (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`,
    ).join(''),
  ],
  ['a line of 3 MB', forward('a'.repeat(3_000_000))],
  ['2 MB of opened brackets', mailOf({ html: '<a href="'.repeat(200_000) })],
  [
    '60,000 links',
    mailOf({
      html: Array.from(
        { length: 60_000 },
        (_, i) => `<a href="https://x.example/jobs/${i}">Job number ${i}</a>`,
      ).join(''),
    }),
  ],
  ['dashes without end', forward('- '.repeat(400_000))],
];

describe('a mangled alert mail', () => {
  it.each(WHOLE)('is read whole: %s', async (_, mail) => {
    const { postings } = await reader.read(Buffer.from(mail));
    expect(postings.map(({ title }) => title)).toEqual([
      'Senior Data Engineer',
      'Analytics Engineer (f/m/d)',
      'Platform Engineer',
    ]);
    expect(postings.map(({ company }) => company)).toEqual([
      'Blauwal GmbH',
      'Smith - Sons Ltd',
      'Kiesel AG',
    ]);
    expect(JSON.stringify(postings)).not.toMatch(/secret|otpToken|9999999999/i);
  });

  it.each(BROKEN)('harms nothing: %s', async (_, mail) => {
    const { postings } = await reader.read(Buffer.from(mail));
    expect(postings.length).toBeLessThanOrEqual(200);
    expect(JSON.stringify(postings)).not.toMatch(/secret|otpToken/i);
  });

  it('keeps its jobs apart when two boards are in one', async () => {
    const { postings } = await reader.read(
      Buffer.from(forward(`${linkedInText}\n\n${indeedText}`)),
    );
    expect(postings.map(({ source }) => source)).toEqual([
      'alert:linkedin',
      'alert:linkedin',
      'alert:linkedin',
      'alert:indeed',
      'alert:indeed',
      'alert:indeed',
    ]);
  });
});
