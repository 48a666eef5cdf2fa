import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { openStore } from '../../src/database.ts';
import { newBoard } from '../../src/jobs/sync/sync-board.ts';
import { runSayso, temporaryHome } from '../support/chat-process.ts';

describe('boards at the command line', () => {
  let place: ReturnType<typeof temporaryHome>;
  beforeEach(() => {
    place = temporaryHome();
  });
  afterEach(() => place.remove());
  const sayso = (args: string[], env: Record<string, string> = {}) =>
    runSayso(args, { home: place.home, env });

  it.each([
    [[], {}, /JOB_BOARDS names no board/],
    [
      ['lever:globex'],
      { JOB_BOARDS: 'lever:acme' },
      /JOB_BOARDS does not name lever:globex\. It names: lever:acme\./,
    ],
  ])('says which board it cannot sync: %j', async (args, env, line) => {
    const result = await sayso(['jobs', 'sync', ...args], env);
    expect(result.code).toBe(2);
    expect(result.stderr).toMatch(line);
  });

  it.each(['0h', '6', '999h', 'sometimes'])('takes no JOB_SYNC of %s', async (JOB_SYNC) => {
    const result = await sayso(['jobs', 'search', 'x'], { JOB_SYNC });
    expect(result).toMatchObject({ code: 1 });
    expect(result.stderr).toMatch(/^JOB_SYNC is not usable\. It should be hours from 1h to 168h/);
  });

  it('tells in doctor which board is broken and which was never asked', async () => {
    const config = readConfig({ HOME: place.home, DESK_HOME: place.home });
    const { store } = await openStore(config, { migrate: true });
    const askedAt = new Date('2026-11-21T10:00:00Z');
    const end = { askedAt, allSeen: false, gone: [], notFound: [], entry: null };
    const well = { ...newBoard('lever:acme'), askedAt, answeredAt: askedAt, listed: 12 };
    await store.finishBoard({ ...end, state: well });
    const retryAt = new Date('2026-11-22T10:00:00Z');
    const broken = { failures: 6, errorCode: 'no_such_board', retryAt };
    await store.finishBoard({
      ...end,
      state: { ...newBoard('greenhouse:acme'), askedAt, ...broken },
    });
    await store.close();
    const JOB_BOARDS = 'lever:acme,greenhouse:acme,recruitee:acme';
    const { code, stdout } = await sayso(['doctor'], { JOB_BOARDS });
    expect(code).toBe(1);
    expect(stdout).toContain(
      'fix   board greenhouse:acme does not exist at its address any more; check the name in JOB_BOARDS, 6 times in a row; it is asked once a day until it answers; next try after 2026-11-22T10:00Z',
    );
    expect(stdout).toContain('note  boards never asked yet: recruitee:acme');
    expect(stdout).toContain('ok    boards: 1 answered, 12 jobs listed, synced every 6 h');
  });
});
