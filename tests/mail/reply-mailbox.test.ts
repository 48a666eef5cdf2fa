import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MailboxMark } from '../../src/desk/ports/reply-mailbox.ts';
import { openReplyMailbox } from '../../src/mail/reply-mailbox.ts';
import { answerMail, BODY_CANARY } from '../support/answer-mails.ts';
import { startImapPeer } from '../support/imap-peer.ts';
import { startImapServer } from '../support/imap-server.ts';
import { wayTo } from '../support/way-to.ts';

const dovecot = await startImapServer();
const peer = await startImapPeer();
afterAll(async () => {
  await dovecot?.close();
  await peer.close();
});

const OWN = '019aa5b0-0000-7000-8000-000000000001.0123456789abcdef@sayso.example';
const DAY = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * DAY);
const marked = (read: { uidValidity: string; lastUid: number }): MailboxMark => ({
  uidValidity: read.uidValidity,
  lastUid: read.lastUid,
  at: new Date(),
});

describe.each([
  ['on a peer of the test', peer],
  ['on Dovecot', dovecot],
])('the mailbox that gets the answers %s', (_, server) => {
  if (!server) return it.skip('there is no Dovecot on this machine', () => undefined);
  const mailbox = openReplyMailbox(server.url, wayTo(server.url));

  it('gives heads, oldest first, and each once', async () => {
    server.deliver(answerMail({ id: 'one@acme.example', inReplyTo: OWN }));
    server.deliver(answerMail({ id: 'two@acme.example', references: `<${OWN}>` }));
    const first = await mailbox.newHeads(null, ago(30), 10);
    expect(first.heads.map(({ messageId }) => messageId)).toEqual([
      'one@acme.example',
      'two@acme.example',
    ]);
    expect(first.heads[0]).toMatchObject({
      answers: [OWN],
      from: { name: 'Jane Doe', email: 'jane@acme.example' },
    });
    expect(first.heads[0]?.receivedAt.getTime()).toBeGreaterThan(Date.now() - DAY);
    expect(first.more).toBe(false);
    expect(JSON.stringify(first)).not.toContain(BODY_CANARY);
    const second = await mailbox.newHeads(marked(first), ago(30), 10);
    expect(second).toMatchObject({ heads: [], lastUid: first.lastUid });
    server.deliver(answerMail({ id: 'three@acme.example', inReplyTo: OWN }));
    const third = await mailbox.newHeads(marked(second), ago(30), 10);
    expect(third.heads.map(({ messageId }) => messageId)).toEqual(['three@acme.example']);
    expect(third.lastUid).toBe(first.lastUid + 1);
  });

  it('gives no more than was asked for, and says that more wait', async () => {
    const part = await mailbox.newHeads(null, ago(30), 2);
    expect(part).toMatchObject({ more: true });
    expect(part.heads).toHaveLength(2);
    const rest = await mailbox.newHeads(marked(part), ago(30), 2);
    expect(rest.more).toBe(false);
    expect(rest.heads).toHaveLength(1);
  });

  it('reads again what is young when its numbers mean other mails', async () => {
    const known = await mailbox.newHeads(null, ago(30), 100);
    const other = { ...marked(known), uidValidity: '1' };
    expect((await mailbox.newHeads(other, ago(30), 100)).heads).toHaveLength(known.heads.length);
  });

  it('can be opened, and says so', async () => {
    await expect(mailbox.check()).resolves.toBeUndefined();
  });
});

describe('what goes over the wire', () => {
  const lines = () => peer.commands();

  it('asks for named fields of heads in the form that leaves a mail unseen, and for nothing else', () => {
    const fetches = lines().filter((line) => /FETCH/i.test(line));
    expect(fetches.length).toBeGreaterThan(3);
    for (const line of fetches)
      expect(line).toMatch(
        /^UID FETCH [\d,]+ \(UID INTERNALDATE BODY\.PEEK\[HEADER\.FIELDS \((?:[A-Za-z-]+ ?)+\)\]\)$/,
      );
    const words = new Set(
      lines().map((line) =>
        line
          .split(' ')
          .slice(0, line.startsWith('UID') ? 2 : 1)
          .join(' '),
      ),
    );
    const harmless = ['CAPABILITY', 'EXAMINE', 'LIST', 'LSUB', 'LOGIN', 'UID FETCH', 'UID SEARCH'];
    expect([...words].filter((word) => !harmless.includes(word))).toEqual([]);
    expect(words).toContain('EXAMINE');
    expect(peer.changes()).toEqual([]);
  });

  it('brings no byte of a text, an attachment or another field', () => {
    expect(peer.said().length).toBeGreaterThan(500);
    expect(peer.said()).not.toContain(BODY_CANARY);
    expect(peer.said()).not.toContain('Received:');
  });
});

describe('a mailbox of ten thousand mails', () => {
  let large: Awaited<ReturnType<typeof startImapPeer>>;
  beforeAll(async () => {
    large = await startImapPeer();
    for (let n = 0; n < 10_000; n++)
      large.deliver(
        answerMail({ id: `n${n}@acme.example`, inReplyTo: OWN }),
        ago(n < 9_000 ? 60 : 3),
      );
  });
  afterAll(() => large.close());

  it('is read in parts, from the window on, and the rest is never asked for', async () => {
    const mailbox = openReplyMailbox(large.url, wayTo(large.url));
    let mark: MailboxMark | null = null;
    const seen: (string | null)[] = [];
    let rounds = 0;
    for (let more = true; more; rounds++) {
      const read = await mailbox.newHeads(mark, ago(30), 300);
      expect(read.heads.length).toBeLessThanOrEqual(300);
      seen.push(...read.heads.map(({ messageId }) => messageId));
      more = read.more;
      mark = marked(read);
    }
    expect(rounds).toBe(4);
    expect(seen).toHaveLength(1000);
    expect(seen[0]).toBe('n9000@acme.example');
    expect(mark?.lastUid).toBe(10_000);
    for (const line of large.commands().filter((line) => /FETCH/.test(line)))
      expect(line.split(',').length).toBeLessThanOrEqual(100);
  });
});

describe('a server that does not say how far its numbers go', () => {
  it('is held to the window all the same, and gives what is new once', async () => {
    const shy = await startImapPeer();
    shy.hideNext();
    const mailbox = openReplyMailbox(shy.url, wayTo(shy.url));
    shy.deliver(answerMail({ id: 'old@acme.example', inReplyTo: OWN }), ago(90));
    const first = await mailbox.newHeads(null, ago(30), 10);
    expect(first).toMatchObject({ heads: [], lastUid: 0 });
    expect(await mailbox.newHeads(marked(first), ago(30), 10)).toMatchObject({ heads: [] });
    shy.deliver(answerMail({ id: 'new@acme.example', inReplyTo: OWN }));
    const third = await mailbox.newHeads(marked(first), ago(30), 10);
    expect(third.heads.map(({ messageId }) => messageId)).toEqual(['new@acme.example']);
    expect(await mailbox.newHeads(marked(third), ago(30), 10)).toMatchObject({ heads: [] });
    await shy.close();
  });
});

describe('a mailbox that cannot be asked', () => {
  it('throws when it is away, refuses the password or does not say what is new', async () => {
    const away = 'imap://desk:secret@127.0.0.1:1';
    await expect(openReplyMailbox(away, wayTo(away)).newHeads(null, ago(1), 1)).rejects.toThrow();
    const wrong = peer.url.replace('secret', 'wrong');
    await expect(openReplyMailbox(wrong, wayTo(wrong)).check()).rejects.toThrow();
    peer.refuse('UID SEARCH');
    const refusing = openReplyMailbox(peer.url, wayTo(peer.url));
    await expect(refusing.newHeads(null, ago(1), 1)).rejects.toThrow('did not say');
    peer.refuse(null);
  });

  it('is reached where the list of hosts allows it only', async () => {
    const barred = openReplyMailbox(peer.url, { lookup: wayTo().lookup });
    await expect(barred.newHeads(null, ago(1), 1)).rejects.toThrow();
  });

  it.each(['', 'imaps://host', 'http://a:b@host', 'imaps://us%er:x@host'])(
    'is refused by one sentence without the password: %j',
    (url) => {
      expect(() => openReplyMailbox(url, wayTo())).toThrow('IMAP_URL is not usable.');
    },
  );
});
