import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { newInviteCode } from '../../src/desk/admission/invite-code.ts';
import { settleStranger, WAITING_ROOM } from '../../src/desk/admission/waiting.ts';
import { strangerLine, WRONG_CODE } from '../../src/desk/admission/words.ts';
import type { InboundContent, InboundEvent } from '../../src/desk/ports/channel.ts';
import { systemIds } from '../../src/system.ts';
import { openTestDesk, type TestDesk, wordsIn } from '../support/desk.ts';
import { knownHome } from '../support/known-home.ts';
import { findPostgres } from '../support/postgres-server.ts';
import { openPostgresStore } from '../support/postgres-store.ts';
import { openTestStore, type TestStore } from '../support/sqlite-store.ts';

const server = await findPostgres();
afterAll(() => server?.close());

const STORES: { name: string; store(): Promise<Pick<TestStore, 'store' | 'remove'>> }[] = [
  { name: 'SQLite', store: openTestStore },
  ...(server ? [{ name: 'PostgreSQL', store: () => openPostgresStore(server.url) }] : []),
];
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const CLOSED = ['invite', 'approval'] as const;

describe.each(STORES)('who may join, on $name', ({ store }) => {
  let desk: TestDesk;
  afterEach(() => desk.remove());

  const open = async (admission: 'open' | 'invite' | 'approval') => {
    desk = await openTestDesk({ trial: false, admission }, { test: await store() });
  };
  const invite = async (more: { maxUses?: number; expiresAt?: Date } = {}) => {
    const code = newInviteCode(systemIds);
    const id = systemIds.next();
    await desk.test.store.addInvite(
      {
        ...{ id, code, label: 'spring', operatorId: null, createdAt: desk.clock.now() },
        ...{ maxUses: more.maxUses ?? 1, expiresAt: more.expiresAt ?? null },
      },
      [],
    );
    return { id, code };
  };
  const admissionNow = async (chat = 'ada') =>
    (await knownHome(desk.test.store, 'test', chat)).client.admission;
  const settle = (clientId: string, to: 'admitted' | 'refused') =>
    settleStranger({ ...desk.test, ...desk, ids: systemIds }, clientId, to, {
      operator: 'Kim',
      source: 'console',
    });
  async function later(chat = 'ada') {
    const from = desk.sent.length;
    await desk.desk.wakeWaiting();
    await desk.desk.settled('test', chat);
    return wordsIn(desk.sent.slice(from));
  }
  const waiting = async () => (await desk.test.store.waitingList(10)).people;

  it.each(CLOSED)(
    'says one polite line to a stranger and keeps none of their words (%s)',
    async (admission) => {
      await open(admission);
      expect(wordsIn(await desk.say('My name is Zyxwv Qrstu'))).toBe(strangerLine(admission));
      for (const word of ['hello?', 'yes', '/privacy', '/start', 'Zyxwv'])
        expect(await desk.say(word)).toEqual([]);
      const file: InboundContent = {
        ...{ kind: 'file', name: 'zyxwv.txt', mime: null, size: 10, ref: 'x', caption: null },
        album: null,
      };
      expect(await desk.say(file)).toEqual([]);
      expect(await desk.say({ kind: 'voice', ref: 'v', mime: null, size: 1 })).toEqual([]);
      expect(desk.requests).toHaveLength(0);
      expect(desk.written.join('\n')).not.toMatch(/zyxwv|qrstu/i);
      expect(desk.logged.join('\n')).not.toMatch(/zyxwv|qrstu/i);
      expect(await admissionNow()).toBe('waiting');
      expect(await waiting()).toMatchObject([{ name: 'ada', account: 'test' }]);
      desk.clock.advance(2 * DAY);
      expect(await desk.say('are you there?')).toEqual([]);
    },
  );

  it('says it once to two first messages that come together', async () => {
    await open('approval');
    const event = (eventId: string): InboundEvent => ({
      ...{ account: 'test', eventId, messageKey: null, ref: null, order: null },
      chat: { id: 'ada', kind: 'private' },
      sender: { id: 'ada', altIds: [], name: 'Ada' },
      sentAt: desk.clock.now(),
      content: { kind: 'text', text: 'hi', quoted: null, edited: false, forwarded: false },
    });
    await desk.desk.accept([event('1'), event('2')]);
    await desk.desk.settled('test', 'ada');
    expect(desk.sent).toHaveLength(1);
  });

  it('says it after all when the first try could not be written down', async () => {
    await open('approval');
    desk.failNextWrite();
    await expect(desk.say('hello')).rejects.toThrow('the disk is full');
    expect(wordsIn(await desk.say('hello'))).toBe(strangerLine('approval'));
  });

  it('stops a password of a stranger, and tells them', async () => {
    await open('invite');
    const words = wordsIn(await desk.say('my password is Hunter22!xyz'));
    expect(words).toContain(strangerLine('invite'));
    expect(words).toMatch(/password/i);
    expect(desk.written.join('\n')).not.toContain('Hunter22');
    expect(await desk.say('my password is Hunter22!xyz')).toEqual([]);
    const rows = await desk.test.store.listAudit({ user: null, limit: 20 });
    expect(rows.filter(({ action }) => action === 'guard.blocked')).toHaveLength(1);
  });

  it.each(['/join CODE', 'CODE', '/start CODE', 'code'])(
    'lets in who writes "%s"',
    async (form) => {
      await open('invite');
      const { id, code } = await invite();
      await desk.say('hello');
      const typed = form
        .replace('CODE', code)
        .replace('code', code.toLowerCase().replaceAll('-', ' '));
      expect(wordsIn(await desk.say(typed))).toContain('May I keep your messages');
      expect(await admissionNow()).toBe('admitted');
      expect(wordsIn(await desk.say('yes'))).toContain('Thank you');
      const rows = await desk.test.store.listAudit({ user: null, limit: 20 });
      expect(rows.find(({ action }) => action === 'client.admitted')).toMatchObject({
        notes: `invite ${id}`,
      });
      expect(await desk.test.store.listInvites()).toMatchObject([{ uses: 1, label: 'spring' }]);
      // The link once more is a welcome, and nothing of the code is kept.
      expect(wordsIn(await desk.say(`/join ${code}`))).not.toBe('');
      expect(desk.requests).toHaveLength(0);
      expect(await desk.test.store.listInvites()).toMatchObject([{ uses: 1 }]);
    },
  );

  it('lets in whose very first words are the code, without the line for strangers', async () => {
    await open('approval');
    const { code } = await invite();
    const words = wordsIn(await desk.say(`/join ${code}`));
    expect(words).toContain('May I keep your messages');
    expect(words).not.toContain(strangerLine('approval'));
  });

  it('answers every code that does not work with the same words', async () => {
    await open('invite');
    const revoked = await invite();
    await desk.test.store.revokeInvite(revoked.id, desk.clock.now(), []);
    const expired = await invite({ expiresAt: new Date(desk.clock.now().getTime() - 1) });
    const used = await invite();
    await desk.say(used.code, 'bo');
    await desk.say('hello');
    for (const code of [revoked.code, expired.code, used.code, newInviteCode(systemIds)])
      expect(wordsIn(await desk.say(code))).toBe(WRONG_CODE);
    expect(await admissionNow()).toBe('waiting');
  });

  it('takes five tries an hour of a chat, and then hears none', async () => {
    await open('invite');
    const { code } = await invite();
    for (let i = 0; i < 5; i++)
      expect(wordsIn(await desk.say(newInviteCode(systemIds)))).toBe(WRONG_CODE);
    expect(await desk.say(code)).toEqual([]);
    expect(await admissionNow()).toBe('waiting');
    desk.clock.advance(HOUR);
    expect(wordsIn(await desk.say(code))).toContain('May I keep your messages');
  });

  it('lets in as many as an invite says, also when they come at once', async () => {
    await open('invite');
    const { code } = await invite({ maxUses: 3 });
    const chats = Array.from({ length: 8 }, (_, i) => `guest${i}`);
    await Promise.all(chats.map((chat) => desk.say(`/join ${code}`, chat)));
    const admitted = await Promise.all(chats.map(admissionNow));
    expect(admitted.filter((now) => now === 'admitted')).toHaveLength(3);
    expect(await desk.test.store.listInvites()).toMatchObject([{ uses: 3 }]);
  });

  it('greets who is let in from the list as every new client', async () => {
    await open('approval');
    await desk.say('hello');
    const [person] = await waiting();
    expect(await settle(person?.clientId ?? '', 'admitted')).toMatchObject({ ok: true });
    expect(await later()).toContain('May I keep your messages');
    expect(wordsIn(await desk.say('yes'))).toContain('Thank you');
    expect(await waiting()).toEqual([]);
    expect(await settle(person?.clientId ?? '', 'refused')).toMatchObject({ ok: false });
    const rows = await desk.test.store.listAudit({ user: null, limit: 20 });
    expect(rows.find(({ action }) => action === 'client.admitted')).toMatchObject({
      actor: 'human',
      notes: 'operator Kim',
    });
  });

  it('tells who is refused once, and is silent then', async () => {
    await open('approval');
    const { code } = await invite();
    await desk.say('hello');
    const [person] = await waiting();
    await settle(person?.clientId ?? '', 'refused');
    expect(await later()).toContain('cannot take you on');
    for (const word of ['why?', `/join ${code}`, 'yes']) expect(await desk.say(word)).toEqual([]);
    expect(await admissionNow()).toBe('refused');
  });

  it('lets one of two who decide at once decide', async () => {
    await open('approval');
    await desk.say('hello');
    const id = (await waiting())[0]?.clientId ?? '';
    const both = await Promise.all([settle(id, 'admitted'), settle(id, 'refused')]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('keeps clients of before when the desk closes, and lets in who waits when it opens', async () => {
    await open('open');
    await desk.say('hello');
    const { store: kept } = desk.test;
    const same = { store: kept, remove: async () => undefined };
    const closed = await openTestDesk({ trial: false, admission: 'approval' }, { test: same });
    expect(wordsIn(await closed.say('yes'))).toContain('Thank you');
    expect(wordsIn(await closed.say('hello', 'bo'))).toBe(strangerLine('approval'));
    expect(wordsIn(await desk.say('hello again', 'bo'))).toContain('May I keep your messages');
    expect(await admissionNow('bo')).toBe('admitted');
    await closed.remove();
  });

  it('never asks the owner at the terminal for a code', async () => {
    await open('invite');
    await desk.say('hello', 'me', systemIds.next(), { account: 'terminal' });
    const { client } = await knownHome(desk.test.store, 'terminal', 'me');
    expect(client.admission).toBe('admitted');
  });

  it('forgets strangers after 30 days, with nothing left of them', async () => {
    await open('approval');
    await desk.say('hello', 'ada');
    await desk.say('hello', 'bo');
    const bo = (await waiting()).find(({ name }) => name === 'bo')?.clientId ?? '';
    const ada = (await waiting()).find(({ name }) => name === 'ada')?.clientId ?? '';
    await settle(bo, 'refused');
    await later('bo');
    desk.clock.advance(29 * DAY);
    await desk.desk.sweep();
    expect(await admissionNow('bo')).toBe('refused');
    desk.clock.advance(2 * DAY);
    await desk.desk.sweep();
    const left = await desk.test.store.tracesOf([ada, bo]);
    expect(left.filter(({ rows }) => rows > 0)).toEqual([]);
    const rows = await desk.test.store.listAudit({ user: 'desk', limit: 20 });
    expect(rows.find(({ action }) => action === 'strangers.forgotten')).toMatchObject({
      notes: '2; their time is over',
    });
    expect(wordsIn(await desk.say('hello', 'bo'))).toBe(strangerLine('approval'));
  });

  it('is not dragged into groups of strangers', async () => {
    await open('invite');
    const chat = { id: '-100', kind: 'group' } as const;
    expect(await desk.say('/help', '-100', systemIds.next(), { chat })).toEqual([]);
    expect(await desk.test.store.listClients()).toEqual([]);
  });
});

describe('a flood of strangers', () => {
  it('leaves a bounded list, asks no model, and keeps the newest', async () => {
    const desk = await openTestDesk({ trial: false, admission: 'approval' });
    try {
      const from = performance.now();
      const many = 1200;
      for (let batch = 0; batch < many / 100; batch++)
        await desk.desk.accept(
          Array.from({ length: 100 }, (_, i): InboundEvent => {
            const id = `flood${batch * 100 + i}`;
            return {
              ...{ account: 'test', eventId: id, messageKey: null, ref: null, order: null },
              chat: { id, kind: 'private' },
              sender: { id, altIds: [], name: id },
              sentAt: desk.clock.now(),
              content: { kind: 'text', text: 'hi', quoted: null, edited: false, forwarded: false },
            };
          }),
        );
      process.stderr.write(`${many} strangers: ${Math.round(performance.now() - from)} ms\n`);
      const clients = await desk.test.store.listClients();
      expect(clients.length).toBeLessThanOrEqual(WAITING_ROOM.most);
      expect(clients.length).toBeGreaterThan(WAITING_ROOM.most - 2 * WAITING_ROOM.atOnce);
      expect(desk.requests).toHaveLength(0);
      const { total, people } = await desk.test.store.waitingList(WAITING_ROOM.most);
      expect(total).toBe(clients.length);
      expect(people.some(({ name }) => name === `flood${many - 1}`)).toBe(true);
      expect(people.some(({ name }) => name === 'flood0')).toBe(false);
    } finally {
      await desk.remove();
    }
  });
});
