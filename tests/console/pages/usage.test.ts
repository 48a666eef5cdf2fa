import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Change } from '../../../src/desk/ports/store.ts';
import { systemIds as ids } from '../../../src/system.ts';
import { type Home, plantClient } from '../../support/console-clients.ts';
import { openPages, type TestPages } from '../../support/console-pages.ts';
import { giveInSqlite } from '../../support/give-conversation.ts';

const DAY = 86_400_000;

describe('the page of usage', () => {
  let pages: TestPages;
  let home: Home;
  beforeEach(async () => {
    pages = await openPages();
    home = await plantClient(pages.desk.test.store, 'ada', pages.desk.clock.now());
  });
  afterEach(() => pages.remove());

  const use = (
    { client }: Home,
    daysAgo: number,
    costMicroUsd: number | null,
    model = 'm',
  ): Change => ({
    type: 'usage',
    clientId: client.id,
    turnId: ids.next(),
    usage: { model, inputTokens: 1_000, outputTokens: 100, costMicroUsd },
    at: new Date(pages.desk.clock.now().getTime() - daysAgo * DAY),
  });
  const spend = (...changes: Change[]) => pages.desk.test.store.commit(changes, 'full');

  it('shows nothing used as nothing', async () => {
    const { status, html } = await pages.get('/usage');
    expect(status).toBe(200);
    expect(html).toContain('No model was used for anybody in these days.');
    expect(html).toContain('<dd>0.00 USD</dd>');
  });

  it('draws a bar for each day and says the same in a table', async () => {
    await spend(use(home, 0, 2_000_000), use(home, 3, 1_000_000), use(home, 29, 500_000));
    const { html } = await pages.get('/usage?days=30');
    expect(html.match(/<rect class="bar"/g)).toHaveLength(60);
    expect(html).toContain('<title>18 Nov 2026: 1,100 tokens, 1 turns, 1.00 USD</title>');
    expect(html).toContain('height="100.00"');
    expect(html).toContain('height="50.00"');
    expect(html).toContain('<dd>3.50 USD</dd>');
    expect(html).toContain(home.client.subject);
    expect(html).not.toMatch(/style=/);
  });

  it('counts the days of its range and no others', async () => {
    await spend(use(home, 6, 1_000_000), use(home, 7, 1_000_000), use(home, 89, 1_000_000));
    expect((await pages.get('/usage?days=7')).html).toContain('<dd>1.00 USD</dd>');
    expect((await pages.get('/usage?days=30')).html).toContain('<dd>2.00 USD</dd>');
    expect((await pages.get('/usage?days=90')).html).toContain('<dd>3.00 USD</dd>');
    expect((await pages.get('/usage?days=365')).status).toBe(400);
  });

  it('says where a price is missing', async () => {
    await spend(use(home, 0, 2_000_000), use(home, 0, null, 'local'));
    const { html } = await pages.get('/usage');
    expect(html).toContain('2.00 USD, and models without a price');
    expect(html).toContain('price not configured');
  });

  it('reads today anew and keeps what is over', async () => {
    await spend(use(home, 0, 1_000_000), use(home, 2, 1_000_000));
    expect((await pages.get('/usage?days=7')).html).toContain('<dd>2.00 USD</dd>');
    await spend(use(home, 0, 1_000_000));
    expect((await pages.get('/usage?days=7')).html).toContain('<dd>3.00 USD</dd>');
    // A day that is over is read again after an hour: a client may have left.
    await spend(use(home, 2, 1_000_000));
    expect((await pages.get('/usage?days=7')).html).toContain('<dd>3.00 USD</dd>');
    pages.desk.clock.advance(3_600_001);
    expect((await pages.get('/usage?days=7')).html).toContain('<dd>4.00 USD</dd>');
  });

  it('turns to the next day at midnight', async () => {
    await spend(use(home, 0, 1_000_000));
    await pages.get('/usage?days=7');
    pages.desk.clock.advance(DAY);
    const { html } = await pages.get('/usage?days=7');
    expect(html).toContain('22 Nov 2026, today');
    expect(html).toContain('<dd>1.00 USD</dd>');
  });

  it('names those who used most, the costliest first', async () => {
    const other = await plantClient(pages.desk.test.store, 'b', pages.desk.clock.now());
    await spend(use(home, 0, 1_000_000), use(other, 0, 5_000_000));
    const { html } = await pages.get('/usage');
    expect(html.indexOf(other.client.subject)).toBeLessThan(html.indexOf(home.client.subject));
  });

  it('shows an operator the use of their own clients only, at every visit', async () => {
    const mine = await plantClient(pages.desk.test.store, 'mine', pages.desk.clock.now());
    giveInSqlite(pages.desk.test, mine.conversation.id, { assignee: 'op-kim' });
    await spend(use(home, 0, 5_000_000), use(mine, 0, 1_000_000));
    expect((await pages.get('/usage')).html).toContain('<dd>6.00 USD</dd>');
    pages.signIn({ id: 'op-kim', name: 'Kim', role: 'viewer', assignedOnly: true });
    const { html } = await pages.get('/usage');
    expect(html).toContain('<dd>1.00 USD</dd>');
    expect(html).not.toContain(home.client.subject);
  });
});
