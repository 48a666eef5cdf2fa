import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ROLES } from '../../../src/desk/operators/operator.ts';
import { openPages, type TestPages } from '../../support/console-pages.ts';

describe('the page of the desk’s health', () => {
  let pages: TestPages;
  beforeEach(async () => {
    pages = await openPages();
  });
  afterEach(() => pages.remove());

  const board = (name: string, errorCode: string | null) =>
    pages.desk.test.store.finishBoard({
      state: {
        name,
        etag: null,
        lastModified: null,
        askedAt: pages.desk.clock.now(),
        answeredAt: pages.desk.clock.now(),
        listed: 1_234,
        failures: errorCode ? 5 : 0,
        errorCode,
        retryAt: errorCode ? new Date(pages.desk.clock.now().getTime() + 3_600_000) : null,
        reportedAt: null,
      },
      askedAt: pages.desk.clock.now(),
      allSeen: false,
      gone: [],
      notFound: [],
      entry: null,
    });

  it('says in words that all is well', async () => {
    const { status, html } = await pages.get('/system');
    expect(status).toBe(200);
    expect(html).toContain('The desk is well');
    expect(html).toContain('No backup was made yet.');
    expect(html).toMatch(/SQLite, after \d+ steps of its tables/);
    expect(html).toContain('sayso@0.0.0');
  });

  it('says what is wrong and where to look', async () => {
    Object.assign(pages.health, { status: 'degraded', unknown: 2, deadLetters: 1, outbox: 5_000 });
    pages.health.queue = { adapter: 'redis', state: 'down', waiting: 0, failed: 4 };
    pages.health.checkpoints = { state: 'degraded', problems: ['file: ENOSPC'] };
    pages.health.channels = [
      { account: 'telegram:1', state: 'fault', lastContactMs: null, advice: 'Check the token.' },
    ];
    const { html } = await pages.get('/system');
    for (const words of [
      'Something needs a look',
      'messages failed too often and were set aside.',
      '/approvals?state=unknown',
      '5,000',
      '4 were set aside',
      'file: ENOSPC. sayso doctor says more.',
      'not heard of yet. Check the token.',
    ])
      expect(html).toContain(words);
  });

  it('tells of each configured board how it answers, and of no other', async () => {
    pages.about.boards.push('lever:acme', 'greenhouse:north', 'remoteok');
    await board('lever:acme', null);
    await board('greenhouse:north', 'rate_limited');
    await board('ashby:former', 'timeout');
    const { html } = await pages.get('/system');
    expect(html).toContain('1,234');
    expect(html).toContain('It asks for a pause; 5 times in a row, asked again after');
    expect(html).toContain('left alone');
    expect(html).toContain('not asked yet');
    expect(html).not.toContain('ashby:former');
  });

  it('tells how old the last backup is', async () => {
    await pages.desk.test.store.noteBackup(pages.desk.clock.now(), []);
    pages.desk.clock.advance(3 * 86_400_000);
    expect((await pages.get('/system')).html).toContain('That old is the last one.');
    pages.desk.clock.advance(5 * 86_400_000);
    expect((await pages.get('/system')).html).toContain('The last one is old.');
  });

  it.each(ROLES)('is for a %s as well, with links to what that role may open', async (role) => {
    pages.signIn({ id: 'op-x', name: 'Xi', role });
    const { status, html } = await pages.get('/system');
    expect(status).toBe(200);
    expect(html.includes('<a href="/audit">Look')).toBe(role === 'lead' || role === 'admin');
  });
});
