import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeClientLimits } from '../../../src/desk/client-limits.ts';
import { ROLES } from '../../../src/desk/operators/operator.ts';
import { type Home, plantClient } from '../../support/console-clients.ts';
import { openPages, type TestPages } from '../../support/console-pages.ts';
import { giveInSqlite } from '../../support/give-conversation.ts';
import { PLAIN, plantRichClient } from '../../support/planted-client.ts';

describe('the pages of clients', () => {
  let pages: TestPages;
  let home: Home & { cards: string[]; draft: string };
  beforeEach(async () => {
    pages = await openPages();
    home = await plantRichClient(pages.desk.test.store, PLAIN, pages.desk.clock.now());
  });
  afterEach(() => pages.remove());

  const path = (more = '') => `/clients/${home.client.id}${more}`;
  /** What an operator looked at, as the client's log has it. */
  async function looks() {
    const rows = await pages.desk.test.store.listAudit({ user: home.client.subject, limit: 50 });
    return rows
      .filter(({ action }) => action === 'operator.read')
      .map(
        ({ dataCategory, purpose, notes, source }) =>
          `${source}: ${dataCategory}, ${purpose}, ${notes}`,
      )
      .reverse();
  }

  it('lists clients without their names and leaves nobody on record for it', async () => {
    const { status, html } = await pages.get('/clients');
    expect(status).toBe(200);
    expect(html).toContain(home.client.subject);
    expect(html).not.toContain(PLAIN.name);
    expect(await looks()).toEqual([]);
  });

  it('shows names after each of them is on record, once for a while', async () => {
    const { html } = await pages.get('/clients?names=1');
    expect(html).toContain(PLAIN.name);
    await pages.get('/clients?names=1');
    expect(await looks()).toEqual(['console: identity, find a client in a list, operator Ada']);
  });

  it('shows no name that cannot be put on record', async () => {
    pages.failNextRecord();
    const { status, html } = await pages.get('/clients?names=1');
    expect(status).toBe(500);
    expect(html).not.toContain(PLAIN.name);
  });

  it('finds a client by the beginning of the subject, and says so when nobody fits', async () => {
    await plantClient(pages.desk.test.store, 'other', pages.desk.clock.now());
    const found = await pages.get(`/clients?subject=${home.client.subject.slice(0, 9)}&status=`);
    expect(found.html.match(/href="\/clients\/[^"?]+"/g)).toHaveLength(1);
    expect((await pages.get('/clients?subject=nobody')).html).toContain('No client fits.');
  });

  it('goes on with older clients where a page ends', async () => {
    for (let n = 0; n < 55; n++)
      await plantClient(pages.desk.test.store, `chat ${n}`, pages.desk.clock.now());
    const first = await pages.get('/clients?status=consented');
    const next = /href="(\/clients\?[^"]*before=[^"]+)"/.exec(first.html)?.[1] ?? '';
    const rest = await pages.get(next.replaceAll('&amp;', '&'));
    const ids = (html: string) => html.match(/href="\/clients\/([\w-]{36})"/g) ?? [];
    expect(ids(first.html)).toHaveLength(50);
    expect(ids(rest.html)).toHaveLength(6);
    expect(new Set([...ids(first.html), ...ids(rest.html)]).size).toBe(56);
  });

  it.each(['status=evil', `before=${'x'.repeat(80)}`, `subject=${'x'.repeat(80)}`])(
    'refuses a filter that it cannot read: %s',
    async (query) => {
      const { status, html } = await pages.get(`/clients?${query}`);
      expect(status).toBe(400);
      expect(html).toContain('cannot be read');
      expect(html).not.toContain('evil');
    },
  );

  it('puts the look at a client on record before it shows anything', async () => {
    pages.failNextRecord();
    expect((await pages.get(path())).status).toBe(500);
    const { html } = await pages.get(path());
    expect(await looks()).toEqual(['console: identity, look after the client, operator Ada']);
    for (const shown of [
      PLAIN.name,
      PLAIN.title,
      PLAIN.company,
      PLAIN.note,
      PLAIN.query,
      PLAIN.preference,
      PLAIN.host,
      '4 of 10',
      'A person of the desk looked at everything that is kept about you',
      `/c/${home.conversation.id}`,
      `/approvals/${home.cards[0]}`,
    ])
      expect(html).toContain(shown);
    for (const hidden of [PLAIN.fileName, 'Kafka', PLAIN.card.split('\n')[0] ?? '', 'Dear Mo'])
      expect(html).not.toContain(hidden);
  });

  it('takes the CV and a draft as looks of their own', async () => {
    const cv = await pages.get(path('/cv'));
    expect(cv.html).toContain(PLAIN.fileName);
    expect(cv.html).toContain('<mark>TypeScript</mark>');
    expect(cv.html).toContain('told by the client');
    const draft = await pages.get(path(`/drafts/${home.draft}`));
    expect(draft.html).toContain('I have built services');
    expect(await looks()).toEqual([
      'console: cv, look after the client, operator Ada',
      'console: draft, look after the client, draft 1; operator Ada',
    ]);
  });

  it('shows what of a day is used up, by the client’s own limits where they have some', async () => {
    const { html } = await pages.get(path());
    expect(html).toContain('These are the limits of the desk.');
    expect(html).toContain('1,500,000');
    expect(html).toMatch(/Answers[\s\S]*?>1<[\s\S]*?>500<[\s\S]*?>499</);
    expect(html).toMatch(/US dollars[\s\S]*?>no limit<[\s\S]*?>no limit</);
  });

  it('shows the money of a day in dollars: used, the limit, and what is left', async () => {
    const { desk } = pages;
    const at = desk.clock.now();
    const usage = { model: 'm', inputTokens: 1, outputTokens: 1, costMicroUsd: 750_000 };
    const { store } = desk.test;
    await store.commit(
      [{ type: 'usage', clientId: home.client.id, turnId: 'turn', usage, at }],
      'full',
    );
    await changeClientLimits({ store, clock: desk.clock }, home.client, { cost: 2.5 }, 'Ada');
    const { html } = await pages.get(path());
    const row = /US dollars[\s\S]*?<\/tr>/.exec(html)?.[0] ?? '';
    const amounts = [...row.matchAll(/<span>([^<]*)<\/span>/g)].map(([, amount]) => amount);
    expect(amounts).toEqual(['0.75', '2.50', '1.75']);
  });

  it('says the same of a client who is not there and of one who is out of sight', async () => {
    const other = await plantClient(pages.desk.test.store, 'other', pages.desk.clock.now(), 'Bob');
    giveInSqlite(pages.desk.test, other.conversation.id, { assignee: 'op-kim' });
    pages.signIn({ id: 'op-kim', name: 'Kim', role: 'lead', assignedOnly: true });
    const unknown = await pages.get('/clients/0190a000-0000-7000-8000-000000000000');
    for (const more of ['', '/cv', `/drafts/${home.draft}`]) {
      const hidden = await pages.get(path(more));
      expect(hidden.status).toBe(404);
      expect(hidden.html).toBe(unknown.html);
    }
    expect(await looks()).toEqual([]);
    // A draft of somebody else under a client in sight is not there either.
    expect((await pages.get(`/clients/${other.client.id}/drafts/${home.draft}`)).status).toBe(404);
    const list = await pages.get('/clients?names=1');
    expect(list.html).toContain('Bob');
    expect(list.html).not.toContain(home.client.subject);
    expect(list.html).toContain('<span class="count">1</span>');
  });

  it.each(ROLES)('lets a %s read', async (role) => {
    pages.signIn({ id: `op-${role}`, name: role, role });
    for (const place of ['/clients', path(), path('/cv')])
      expect((await pages.get(place)).status).toBe(200);
    // Only who may read the whole log is shown the way there.
    expect((await pages.get(path())).html.includes('/audit?user=')).toBe(
      role === 'lead' || role === 'admin',
    );
  });
});
