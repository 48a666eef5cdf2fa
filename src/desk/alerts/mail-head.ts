import { createHash } from 'node:crypto';

/** What the desk reads of a mail before anything else does. Addresses in small letters. */
export interface MailHead {
  /** Null when there is none, or more than one. */
  from: string | null;
  returnPath: string | null;
  messageId: string | null;
  /** Every address in To, Cc and the marks that servers leave of the envelope. */
  recipients: string[];
}

const MAX_HEAD = 256 * 1024;
const MAX_RECIPIENTS = 200;
const RECIPIENT_HEADERS = [
  'delivered-to',
  'x-original-to',
  'envelope-to',
  'x-forwarded-to',
  'to',
  'cc',
];

/** Reads the head of a mail without taking the mail apart. Never throws. */
export function readHead(mail: Uint8Array): MailHead {
  const { fields } = split(mail);
  const all = (name: string) => fields.flatMap(([key, value]) => (key === name ? [value] : []));
  const from = addressesIn(all('from').join(', '));
  return {
    from: from.length === 1 ? (from[0] ?? null) : null,
    returnPath: addressesIn(all('return-path')[0] ?? '')[0] ?? null,
    messageId: all('message-id')[0]?.trim().slice(0, 500) || null,
    recipients: [
      ...new Set(RECIPIENT_HEADERS.flatMap((name) => all(name).flatMap(addressesIn))),
    ].slice(0, MAX_RECIPIENTS),
  };
}

/** A name for a mail that is the same whichever way it came: servers add to the head, and change line ends. */
export function mailIdentity(mail: Uint8Array): string {
  const { fields, body } = split(mail);
  const hash = createHash('sha256');
  for (const name of ['message-id', 'date', 'subject', 'from'])
    hash.update(`${fields.find(([key]) => key === name)?.[1].trim() ?? ''}\0`);
  // Trailing line ends come and go on the way.
  return hash.update(body.toString('latin1').replace(/\r\n?/g, '\n').trimEnd()).digest('base64url');
}

function split(mail: Uint8Array): { fields: [string, string][]; body: Buffer } {
  const bytes = Buffer.from(mail.buffer, mail.byteOffset, mail.byteLength);
  const text = bytes.subarray(0, MAX_HEAD).toString('latin1');
  const end = /\r?\n\r?\n/.exec(text);
  const head = end ? text.slice(0, end.index) : text;
  const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  const fields = lines.flatMap((line): [string, string][] => {
    const colon = line.indexOf(':');
    return colon > 0 ? [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1)]] : [];
  });
  return { fields, body: end ? bytes.subarray(end.index + end[0].length) : Buffer.alloc(0) };
}

/** Addresses of a header; what stands in quotation marks or brackets beside them is a name. */
function addressesIn(text: string): string[] {
  const bare = text.slice(0, 20_000).replace(/"(?:[^"\\]|\\.)*"/g, ' ');
  const found = bare.match(/[^\s<>,;:()[\]"]{1,200}@[a-z0-9][a-z0-9.-]{0,250}/gi) ?? [];
  return [...new Set(found.map((address) => address.toLowerCase().replace(/\.+$/, '')))];
}
