import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localLocks } from '../../../src/desk/local-locks.ts';
import type { Mailer, OutgoingMail } from '../../../src/desk/ports/mailer.ts';
import { boardsHealth } from '../../../src/jobs/sync/board-health.ts';
import { type BoardKeeper, createBoardKeeper } from '../../../src/jobs/sync/board-keeper.ts';
import { createHandoverMailer } from '../../../src/mail/handover-mailer.ts';
import { createOperatorMail } from '../../../src/mail/operator-mail.ts';
import { type BoardServer, openBoardServer } from '../../support/board-server.ts';
import { openTestStore, type TestStore } from '../../support/sqlite-store.ts';

const HOUR = 3_600_000;

describe('the keeper of the boards', () => {
  let test: TestStore;
  let server: BoardServer;
  let now = 0;
  let mails: OutgoingMail[] = [];
  let isMailUp = true;
  let logged: string[] = [];
  const clock = { now: () => new Date(now) };
  const locks = localLocks();

  beforeEach(async () => {
    now = new Date('2026-11-21T10:00:00Z').getTime();
    mails = [];
    logged = [];
    isMailUp = true;
    test = await openTestStore();
    server = await openBoardServer();
  });
  afterEach(async () => {
    await server.close();
    await test.remove();
  });

  const mailer: Mailer = {
    ...createHandoverMailer(),
    mode: 'smtp',
    from: { name: null, email: 'desk@sayso.example' },
    async send(mail) {
      if (!isMailUp) return { result: 'refused', code: '451' };
      mails.push(mail);
      return { result: 'accepted', code: '250' };
    },
  };
  function keeper(everyMs: number | null = 6 * HOUR, boards = ['acme']): BoardKeeper {
    return createBoardKeeper({
      store: test.store,
      clock,
      boards: boards.map(server.board),
      everyMs,
      boardMs: 20_000,
      read: server.read(clock),
      lock: () => locks.take('job-sync'),
      mail: createOperatorMail(mailer, 'ops@sayso.example', clock),
      log: { event: (_level, name, fields) => void logged.push(`${name} ${fields?.board}`) },
    });
  }

  it('asks a board at once, then every six hours or so, also after a restart', async () => {
    server.lists('acme', { a: 'Baker' });
    await keeper().tend();
    await keeper().tend();
    now += 5 * HOUR;
    await keeper().tend();
    expect(server.requests).toHaveLength(1);
    now += 2 * HOUR;
    await keeper().tend();
    expect(server.requests).toHaveLength(2);
  });

  it('asks nobody when the schedule is off', async () => {
    await keeper(null).tend();
    expect(server.requests).toEqual([]);
    expect(await keeper(null).health()).toEqual({ state: 'off', asked: 0, failing: [] });
  });

  it('syncs in one process at a time', async () => {
    server.lists('acme', { a: 'Baker' });
    await Promise.all([keeper().tend(), keeper().tend(), keeper().tend()]);
    expect(server.requests).toHaveLength(1);
    const held = await locks.take('job-sync');
    now += 7 * HOUR;
    await keeper().tend();
    expect(server.requests).toHaveLength(1);
    await held?.();
    await keeper().tend();
    expect(server.requests).toHaveLength(2);
  });

  it('tells an operator once of a board that breaks for good, and anew when it breaks anew', async () => {
    const open = keeper();
    server.lists('acme', { a: 'Baker' });
    await open.tend();
    server.answers('acme', (_q, r) => r.writeHead(404).end());
    for (let day = 0; day < 4; day++) {
      now += 25 * HOUR;
      await open.tend();
    }
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({ to: { email: 'ops@sayso.example' } });
    expect(mails[0]?.subject).toBe('Job board lever:acme');
    expect(mails[0]?.body).toMatch(/^lever:acme does not exist at its address any more/);
    expect(mails[0]?.body).toContain('It last answered at 2026-11-21T10:00:00.000Z.');
    expect(logged).toEqual(['board_problem lever:acme']);
    expect(await open.health()).toMatchObject({
      state: 'failing',
      failing: [{ board: 'lever:acme', code: 'no_such_board', faults: 4 }],
    });
    server.lists('acme', { a: 'Baker' });
    now += 25 * HOUR;
    await open.tend();
    expect(await open.health()).toEqual({ state: 'up', asked: 1, failing: [] });
    server.answers('acme', (_q, r) => r.writeHead(404).end());
    now += 25 * HOUR;
    await open.tend();
    expect(mails).toHaveLength(2);
    expect(mails[1]?.messageId).not.toBe(mails[0]?.messageId);
  });

  it('waits with a passing fault until it came three times', async () => {
    const open = keeper();
    server.answers('acme', (_q, r) => r.writeHead(503).end());
    await open.tend();
    now += HOUR;
    await open.tend();
    expect(mails).toEqual([]);
    now += HOUR;
    await open.tend();
    expect(mails).toHaveLength(1);
    expect(mails[0]?.body).toContain('could not be read (http_503), 3 times in a row');
    expect(mails[0]?.body).toContain('It never answered.');
  });

  it('names all that break together in one mail', async () => {
    server.answers('acme', (_q, r) => r.writeHead(404).end());
    server.answers('beta', (_q, r) => r.end('{}'));
    const open = keeper(6 * HOUR, ['acme', 'beta', 'gamma']);
    await open.tend();
    expect(mails.map(({ subject }) => subject)).toEqual(['3 job boards']);
    for (const board of [
      'lever:acme does not exist',
      'lever:beta answers in a shape',
      'lever:gamma',
    ])
      expect(mails[0]?.body).toContain(board);
  });

  it('tries the mail again while the server does not take it', async () => {
    const open = keeper();
    server.answers('acme', (_q, r) => r.writeHead(404).end());
    isMailUp = false;
    await open.tend();
    expect(mails).toEqual([]);
    isMailUp = true;
    await open.tend();
    await open.tend();
    expect(mails).toHaveLength(1);
    expect(server.requests).toHaveLength(1);
  });

  it('stops in the middle without a word against the board', async () => {
    const open = keeper();
    const asked = new Promise<void>((resolve) => server.answers('acme', () => resolve()));
    const tending = open.tend();
    await asked;
    await open.stop();
    await tending;
    expect(await test.store.boardStates()).toEqual([]);
  });

  it('shows no board that the configuration does not name any more', async () => {
    server.answers('acme', (_q, r) => r.writeHead(404).end());
    await keeper().tend();
    const states = await test.store.boardStates();
    expect(boardsHealth(states, [{ name: 'lever:other' }], true)).toEqual({
      state: 'up',
      asked: 0,
      failing: [],
    });
  });
});
