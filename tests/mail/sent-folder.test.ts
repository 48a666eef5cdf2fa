import { afterAll, describe, expect, it } from 'vitest';
import { openSentFolder } from '../../src/mail/sent-folder.ts';
import { cardIn, openTestDesk, prepareDraft, wordsIn } from '../support/desk.ts';
import { startImapServer } from '../support/imap-server.ts';
import { wayTo } from '../support/way-to.ts';

const server = await startImapServer();
afterAll(() => server?.close());

const signal = () => AbortSignal.timeout(10_000);
const mail = (id: string) =>
  `Message-ID: <${id}>\nFrom: desk@sayso.example\nTo: jane@acme.example\nSubject: Hello\n\nHello\n`;

describe.skipIf(!server)('the Sent folder', () => {
  const folder = () => openSentFolder(server?.url ?? '', wayTo(server?.url ?? ''), [0]);

  it('holds what was sent, by its exact Message-ID', async () => {
    server?.keepSent(mail('one@sayso.example'));
    expect(await folder().holds('one@sayso.example', signal())).toBe(true);
    expect(await folder().holds('two@sayso.example', signal())).toBe(false);
    expect(await folder().check()).toBe(true);
  });

  it('is looked into again for a copy that comes late', async () => {
    setTimeout(() => server?.keepSent(mail('late@sayso.example')), 300);
    const patient = openSentFolder(server?.url ?? '', wayTo(server?.url ?? ''), [0, 200, 600]);
    expect(await patient.holds('late@sayso.example', signal())).toBe(true);
  });

  it('turns an unknown outcome into a known one, and sends nothing again', async () => {
    const desk = await openTestDesk({}, { sentFolder: folder() });
    await prepareDraft(desk);
    desk.script([{ name: 'send_outreach', args: {} }]);
    const asked = cardIn(await desk.say('the card, please'));
    desk.mailEnds({ result: 'unknown', code: 'closed_after_data' });
    desk.onMail(({ messageId }) => server?.keepSent(mail(messageId)));
    const answer = await desk.say({ kind: 'tap', token: asked.token.yes });
    expect(wordsIn(answer)).toContain('the mail lies in the Sent folder');
    expect(answer.some(({ kind }) => kind === 'card')).toBe(false);
    expect(desk.mails).toHaveLength(1);
    await desk.remove();
  });
});

describe('a mailbox that cannot be asked', () => {
  it('leaves the outcome unknown', async () => {
    const url = 'imap://desk:secret@127.0.0.1:1';
    const away = openSentFolder(url, wayTo(url), [0]);
    expect(await away.holds('one@sayso.example', signal())).toBe(false);
    await expect(away.check()).rejects.toThrow();
  });

  it.each(['', 'imaps://host', 'http://a:b@host', 'imaps://us%er:x@host'])(
    'is refused by one sentence without the password: %j',
    (url) => {
      expect(() => openSentFolder(url, wayTo())).toThrow('IMAP_URL is not usable.');
    },
  );
});
