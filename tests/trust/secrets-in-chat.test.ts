import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import type { InboundContent } from '../../src/desk/ports/channel.ts';
import { openDesk } from '../../src/main.ts';
import { wordsFound } from '../support/bytes.ts';
import { killLeftovers, runSayso, startChat, temporaryHome } from '../support/chat-process.ts';
import { openTestDesk, type TestDesk, wordsIn } from '../support/desk.ts';
import { knownHome } from '../support/known-home.ts';

const SECRET = 'Otter%River33';
const LINE = `my gmail password is ${SECRET}`;

/** Numbers are those of the cases of abuse and bad input in docs/trust.md. */
describe('a secret in a chat', () => {
  let desk: TestDesk;
  beforeEach(async () => {
    desk = await openTestDesk();
    await desk.say('hello');
  });
  afterEach(() => desk.remove());

  const text = (values: object): InboundContent => ({
    kind: 'text',
    text: LINE,
    quoted: null,
    edited: false,
    forwarded: false,
    ...values,
  });
  const file = (values: object): InboundContent => ({
    kind: 'file',
    name: 'cv.pdf',
    mime: 'application/pdf',
    size: 10,
    ref: 'x',
    caption: null,
    album: null,
    ...values,
  });

  /** Everything that left the intake, whoever it went to. */
  function traces(): string {
    const { written, logged, requests, sent, statuses } = desk;
    return JSON.stringify([written, logged, requests, sent, statuses]);
  }

  it.each<[string, InboundContent]>([
    ['a message', text({})],
    ['an edited message', text({ edited: true })],
    ['a forwarded message', text({ forwarded: true })],
    ['a quote', text({ text: 'this one', quoted: { ref: '1', text: LINE } })],
    ['a caption', file({ caption: LINE })],
    ['a reaction', { kind: 'reaction', emoji: LINE, quotedRef: '1' }],
    ['the name of a file', file({ name: `gmail password ${SECRET}.pdf` })],
  ])('trust case 8: is blocked in %s, and stays nowhere', async (_where, content) => {
    const heard = await desk.say(content);
    expect(heard.some(({ kind }) => kind === 'blocked')).toBe(true);
    expect(wordsFound(traces(), [SECRET])).toEqual([]);
    const audit = await desk.test.store.listAudit({ user: null, limit: 5 });
    expect(audit.map(({ action }) => action)).toContain('guard.blocked');
    expect(wordsFound(JSON.stringify(audit), [SECRET])).toEqual([]);
  });

  it('trust case 8: is blocked when it was spoken, and stays nowhere', async () => {
    desk.hears(LINE);
    const heard = await desk.say({ kind: 'voice', ref: 'v', mime: 'audio/ogg', size: 900 });
    expect(heard.some(({ kind }) => kind === 'blocked')).toBe(true);
    expect(wordsFound(traces(), [SECRET])).toEqual([]);
  });

  it('trust case 8: is not kept as the token of a forged button either', async () => {
    await desk.say({ kind: 'tap', token: LINE });
    expect(wordsFound(traces(), [SECRET])).toEqual([]);
  });

  it('trust case 14: is not kept when the platform brings the message again', async () => {
    await desk.say(LINE, 'ada', 'event-1');
    await desk.say(LINE, 'ada', 'event-1');
    expect(wordsFound(traces(), [SECRET])).toEqual([]);
    const audit = await desk.test.store.listAudit({ user: null, limit: 50 });
    expect(audit.filter(({ action }) => action === 'guard.blocked')).toHaveLength(1);
  });

  it('trust case 15: is not kept when the write that blocks it fails', async () => {
    desk.failNextWrite();
    await expect(desk.say(LINE, 'ada', 'event-2')).rejects.toThrow();
    expect(wordsFound(traces(), [SECRET])).toEqual([]);
    await desk.say(LINE, 'ada', 'event-2');
    expect(wordsFound(traces(), [SECRET])).toEqual([]);
  });

  it('trust case 16: cannot be asked for afterwards, by anybody', async () => {
    await desk.say(LINE);
    await desk.say('what was my password?');
    const [last] = desk.requests.slice(-1);
    expect(wordsFound(JSON.stringify(last?.transcript), [SECRET])).toEqual([]);
    expect(wordsIn(desk.sent)).not.toContain(SECRET);
  });

  it.each([
    ['lone surrogates', `hi \ud800 there \udc00`],
    ['NUL', 'hi \u0000 there'],
    ['64,000 combining marks', `e${'\u0301'.repeat(64_000)} and a word`],
    ['100 kB of the word', 'password '.repeat(11_000)],
  ])('trust case 18, 19: takes %s without a fault', async (_what, junk) => {
    const heard = await desk.say(junk);
    expect(heard).not.toEqual([]);
    expect(desk.logged.filter((line) => line.includes('fault'))).toEqual([]);
    expect((await desk.say('still there?')).length).toBeGreaterThan(0);
  });
});

describe('a secret in a document', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sayso-secret-'));
  afterEach(killLeftovers);
  const KEY = `-----BEGIN PRIVATE KEY-----\n${'MIIEvQIBADANBgkqhkiG9w0BAQEFAASC'.repeat(8)}\n-----END PRIVATE KEY-----`;
  const CV =
    'Ada Brook\nTypeScript engineer, Berlin\nada@brook.example\n\nSkills: TypeScript, Node\n';
  const AWS = 'AKIAQX7ZB3M5NPL2VTWD';

  it.each<[string, string, Uint8Array | string, string]>([
    ['a CV', 'cv.txt', `${CV}\nPortal password: ${SECRET}\n`, SECRET],
    ['a private key', 'key.txt', `${CV}\n${KEY}\n`, 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASC'],
    [
      'a settings file',
      'settings.env',
      `AWS_ACCESS_KEY_ID=${AWS}\nDB_PASSWORD=${SECRET}\n`,
      SECRET,
    ],
    ['a table', 'logins.csv', `site,user,password\nportal,ada,${SECRET}\n`, SECRET],
    ['an archive', 'all.zip', zipSync({ 'a.txt': Buffer.from(LINE) }, { level: 0 }), SECRET],
  ])(
    'trust case 9: is not kept from %s',
    async (_what, name, content, secret) => {
      const home = temporaryHome();
      const path = join(folder, name);
      writeFileSync(path, content);
      const chat = startChat({ home: home.home });
      await chat.greeting;
      await chat.say('yes');
      const heard = await chat.say({ file: path });
      expect(heard.filter(({ type }) => type === 'message' || type === 'blocked')).not.toEqual([]);
      expect(JSON.stringify(heard)).not.toContain(secret);
      await chat.end();
      expect(wordsFound(chat.stderr(), [secret])).toEqual([]);
      const list = await runSayso(['client', 'list'], { home: home.home });
      expect(list.code).toBe(0);
      // Behind the lock as well: nothing of the document became the client's CV.
      const desk = await openDesk(readConfig({ DESK_HOME: home.home, CONSOLE_LISTEN: 'off' }));
      const [client] = await desk.store.listClients();
      const approvals = await desk.store.listApprovals(client?.id ?? '', 10);
      const opened = await knownHome(desk.store, 'terminal', 'ada');
      const rows = await desk.store.loadWorkspace(opened.conversation.id);
      expect(rows.cv).toBeNull();
      expect(wordsFound(JSON.stringify([rows, approvals]), [secret])).toEqual([]);
      await desk.stop();
      home.remove();
    },
    30_000,
  );

  it('leaves its folder', () => rmSync(folder, { recursive: true, force: true }));
});
