import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEncrypted } from '../../../src/db/open-sqlite.ts';
import { ROLES } from '../../../src/desk/operators/operator.ts';
import { auditRow, type Home, plantClient } from '../../support/console-clients.ts';
import { openPages, type TestPages } from '../../support/console-pages.ts';
import { giveInSqlite } from '../../support/give-conversation.ts';

describe('the page of the log', () => {
  let pages: TestPages;
  let home: Home;
  beforeEach(async () => {
    pages = await openPages();
    const { store } = pages.desk.test;
    const now = pages.desk.clock.now();
    home = await plantClient(store, 'ada', now);
    await store.commit(
      [
        auditRow(home, 'tool.search_jobs', 'ai', now, '12 found'),
        auditRow(home, 'send_outreach.approved', 'human', now, '=HYPERLINK("x")'),
        auditRow(home, 'turn.ended', 'automation', new Date(now.getTime() + 86_400_000)),
      ],
      'full',
    );
  });
  afterEach(() => pages.remove());

  const seqs = (html: string) =>
    [...html.matchAll(/data-name="Row"[^>]*><span>(\d+)</g)].map(([, seq]) => Number(seq));

  it('shows the newest rows first and filters them', async () => {
    expect(seqs((await pages.get('/audit')).html)).toEqual([3, 2, 1]);
    expect(seqs((await pages.get('/audit?actor=human&user=&action=&day=')).html)).toEqual([2]);
    expect(seqs((await pages.get('/audit?action=tool.')).html)).toEqual([1]);
    expect(seqs((await pages.get('/audit?day=2026-11-22')).html)).toEqual([3]);
    expect(seqs((await pages.get('/audit?day=2026-11-21')).html)).toEqual([2, 1]);
    expect(seqs((await pages.get('/audit?before=2')).html)).toEqual([1]);
    expect((await pages.get('/audit?day=2025-01-01')).html).toContain('No row of the log fits.');
  });

  it.each(['day=yesterday', 'day=2026-02-30', 'actor=me', 'before=0', 'before=1.5'])(
    'refuses a filter that it cannot read: %s',
    async (query) => {
      expect((await pages.get(`/audit?${query}`)).status).toBe(400);
      expect((await pages.get(`/audit.csv?${query}`)).status).toBe(400);
    },
  );

  it('goes on where a page ends', async () => {
    const rows = Array.from({ length: 110 }, (_, n) =>
      auditRow(home, `more.${n}`, 'ai', pages.desk.clock.now()),
    );
    await pages.desk.test.store.commit(rows, 'full');
    const first = await pages.get('/audit');
    expect(seqs(first.html)).toHaveLength(100);
    const next = /href="(\/audit\?[^"]*before=\d+)"/.exec(first.html)?.[1] ?? '';
    expect(seqs((await pages.get(next.replaceAll('&amp;', '&'))).html)).toHaveLength(13);
  });

  it('puts the look at one client’s rows into that client’s log', async () => {
    await pages.get(`/audit?user=${home.client.subject}`);
    await pages.get(`/audit.csv?user=${home.client.subject}`);
    await pages.get('/audit?user=nobody');
    const rows = await pages.desk.test.store.listAudit({ user: home.client.subject, limit: 9 });
    const looks = rows.filter(({ action }) => action === 'operator.read');
    expect(looks.map(({ purpose, notes }) => `${purpose}; ${notes}`).reverse()).toEqual([
      'look into the record; operator Ada',
      'hand out the record; operator Ada',
    ]);
  });

  it('hands rows out as a table that a spreadsheet takes for text', async () => {
    const { html, headers } = await pages.get('/audit.csv?actor=human');
    expect(headers.get('content-disposition')).toContain('attachment');
    const [head, newest, row, end] = html.split('\r\n');
    expect(head).toContain('"seq","at","user"');
    // The export itself is on record before it is handed out.
    expect(newest).toContain('"log.exported"');
    expect(row).toContain('"\'=HYPERLINK(""x"")"');
    expect(end).toBe('');
    expect(await pages.actions()).toContain('log.exported');
  });

  it('checks the whole log when it is told to, and keeps the verdict', async () => {
    expect((await pages.get('/audit')).html).toContain('never from this console');
    const { store } = pages.desk.test;
    await store.addCheckpoint('time', pages.desk.clock.now());
    pages.witness.lines = (await store.checkpointLinesAfter(null)) ?? [];
    const asked = await pages.post('/audit/verify', {});
    expect(asked.status).toBe(303);
    const { html } = await pages.get('/audit');
    expect(html).toContain('>whole</span> 3 rows fit each other, 1 checkpoints agree.');
    expect(html).toContain('row 3, under a minute ago (time); 0 rows came after it');
  });

  it('knows the verdict after a restart, and says when the log has grown since', async () => {
    const { store } = pages.desk.test;
    await pages.post('/audit/verify', {});
    pages.restart();
    const { html } = await pages.get('/audit');
    expect(html).toMatch(
      />whole<\/span> 3 rows fit each other[^<]*<span[^>]*><time[^>]*>21 Nov 2026, 10:00 UTC<\/time>, by Ada, up to row 3</,
    );
    expect(html).not.toContain('outdated');
    await store.commit([auditRow(home, 'one.more', 'ai', pages.desk.clock.now())], 'full');
    expect((await pages.get('/audit')).html).toContain(
      '>outdated</span> 1 row came after this check.',
    );
    pages.desk.clock.advance(60_000);
    await pages.post('/audit/verify', {});
    const again = (await pages.get('/audit')).html;
    expect(again).toContain('>whole</span> 4 rows');
    expect(again).not.toContain('outdated');
  });

  it('says when a check was for a log that ended in another row', async () => {
    const { store } = pages.desk.test;
    await pages.post('/audit/verify', {});
    const check = await store.lastAuditCheck();
    if (!check) throw new Error('No check was kept.');
    await store.keepAuditCheck({ ...check, head: 'ab'.repeat(32) });
    expect((await pages.get('/audit')).html).toContain('it ends in another row');
  });

  it('says when the walk failed, and the next verdict stands in its place', async () => {
    const { witness } = pages;
    Object.defineProperty(witness, 'lines', {
      configurable: true,
      get: () => {
        throw new Error('The disk is gone.');
      },
    });
    await pages.post('/audit/verify', {});
    expect((await pages.get('/audit')).html).toContain('>could not be read</span>');
    Object.defineProperty(witness, 'lines', { value: null });
    await pages.post('/audit/verify', {});
    expect((await pages.get('/audit')).html).toContain('>whole</span>');
  });

  it('says which row was changed', async () => {
    const { path, key } = pages.desk.test;
    const raw = openEncrypted(path, key, false);
    raw.exec('DROP TRIGGER IF EXISTS audit_no_update');
    const triggers = raw
      .prepare("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'")
      .pluck()
      .all();
    for (const name of triggers) raw.exec(`DROP TRIGGER ${String(name)}`);
    raw.exec("UPDATE audit SET body = replace(body, '12 found', '13 found') WHERE seq = 1");
    raw.close();
    await pages.post('/audit/verify', {});
    const { html } = await pages.get('/audit');
    expect(html).toContain('>changed</span> Row 1:');
  });

  it('calls no log whole whose checkpoint file is gone', async () => {
    await pages.desk.test.store.addCheckpoint('time', pages.desk.clock.now());
    await pages.post('/audit/verify', {});
    expect((await pages.get('/audit')).html).toContain('the checkpoint file is missing');
  });

  it.each(ROLES)('is for leads and admins, and a %s is told so', async (role) => {
    pages.signIn({ id: 'op-x', name: 'Xi', role });
    const status = role === 'lead' || role === 'admin' ? 200 : 403;
    expect((await pages.get('/audit')).status).toBe(status);
    expect((await pages.get('/audit.csv')).status).toBe(status);
    expect((await pages.post('/audit/verify', {})).status).toBe(status === 200 ? 303 : 403);
  });

  it('shows a lead who sees some clients only their rows and the desk’s own', async () => {
    const { store } = pages.desk.test;
    const now = pages.desk.clock.now();
    const mine = await plantClient(store, 'mine', now);
    giveInSqlite(pages.desk.test, mine.conversation.id, { assignee: 'op-kim' });
    await store.commit([auditRow(mine, 'own.row', 'ai', now)], 'full');
    pages.signIn({ id: 'op-kim', name: 'Kim', role: 'lead', assignedOnly: true });
    const { html } = await pages.get('/audit');
    expect(html).toContain('own.row');
    expect(html).not.toContain(home.client.subject);
    expect(seqs((await pages.get(`/audit?user=${home.client.subject}`)).html)).toEqual([]);
    expect((await pages.get('/audit.csv')).html).not.toContain(home.client.subject);
  });
});
