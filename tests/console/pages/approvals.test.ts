import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { card, type Home, plantClient } from '../../support/console-clients.ts';
import { openPages, type TestPages } from '../../support/console-pages.ts';
import { giveInSqlite } from '../../support/give-conversation.ts';
import { PLAIN, plantRichClient, sayYes } from '../../support/planted-client.ts';

describe('the pages of approvals', () => {
  let pages: TestPages;
  let home: Home & { cards: string[] };
  let held: string;
  beforeEach(async () => {
    pages = await openPages({ operatorYes: ['send_outreach'] });
    const { store } = pages.desk.test;
    const now = pages.desk.clock.now();
    home = await plantRichClient(store, PLAIN, now);
    held = home.cards[0] ?? '';
    await sayYes(store, home, held, now, true);
  });
  afterEach(() => pages.remove());

  const execution = async (id: string) =>
    (await pages.desk.test.store.getApproval(id))?.execution?.status ?? null;

  it('lists cards by state without their words', async () => {
    const waiting = await pages.get('/approvals');
    expect(waiting.html.match(/href="\/approvals\/[\w-]{36}"/g)).toHaveLength(2);
    expect(waiting.html).toContain('ends in 3 days, then no');
    expect(waiting.html).not.toContain('Send this mail');
    const second = await pages.get('/approvals?state=held');
    expect(second.html).toContain(`/approvals/${held}`);
    expect(second.html).toContain('waits for a second yes');
    expect((await pages.get('/approvals?state=done')).html).toContain('No card is in this state.');
    expect(await pages.actions()).not.toContain('operator.read');
  });

  it('says which outcomes nobody knows, with their code', async () => {
    const { store } = pages.desk.test;
    const [, id = ''] = home.cards;
    await sayYes(store, home, id, pages.desk.clock.now());
    await store.claimExecution(id, pages.desk.clock.now(), []);
    await store.finishExecution(id, 'unknown', 'timeout', pages.desk.clock.now(), []);
    const { html } = await pages.get('/approvals?state=unknown');
    expect(html).toContain('timeout');
    expect(html).toContain('outcome unknown');
  });

  it('goes through more cards than one page holds', async () => {
    const { store } = pages.desk.test;
    for (let number = 4; number <= 60; number++)
      await store.commit(
        [{ type: 'approval_requested', approval: card(home, number, pages.desk.clock.now()) }],
        'full',
      );
    const first = await pages.get('/approvals');
    const next = /href="(\/approvals\?[^"]*after=[^"]+)"/.exec(first.html)?.[1] ?? '';
    const rest = await pages.get(next.replaceAll('&amp;', '&'));
    const ids = (html: string) => html.match(/href="\/approvals\/[\w-]{36}"/g) ?? [];
    expect(ids(first.html)).toHaveLength(50);
    expect(ids(rest.html)).toHaveLength(9);
    expect(new Set([...ids(first.html), ...ids(rest.html)]).size).toBe(59);
  });

  it.each(['state=evil', 'after=now', 'after=9999999999999999999_x'])(
    'refuses a filter that it cannot read: %s',
    async (query) => {
      expect((await pages.get(`/approvals?${query}`)).status).toBe(400);
    },
  );

  it('shows a card after the look is on record, each card as a look of its own', async () => {
    const { html } = await pages.get(`/approvals/${held}`);
    expect(html).toContain('Send this mail to Mo Reyes');
    await pages.get(`/approvals/${home.cards[1]}`);
    const rows = await pages.desk.test.store.listAudit({ user: home.client.subject, limit: 9 });
    const notes = rows.filter(({ action }) => action === 'operator.read').map((row) => row.notes);
    expect(notes.reverse()).toEqual(['approval #1; operator Ada', 'approval #2; operator Ada']);
    pages.signIn({ id: 'op-bo', name: 'Bo' });
    pages.failNextRecord();
    expect((await pages.get(`/approvals/${held}`)).html).not.toContain('Send this mail');
  });

  it('takes a second yes once, and has it carried out', async () => {
    const done = await pages.post(`/approvals/${held}/answer`, { answer: 'agree' });
    expect(done.status).toBe(303);
    expect(done.headers.get('location')).toBe(`/approvals/${held}?said=agree`);
    expect(await execution(held)).toBe('queued');
    expect(pages.changed).toEqual([{ kind: 'conversation', id: home.conversation.id }]);
    expect((await pages.get(`/approvals/${held}?said=agree`)).html).toContain('You agreed.');
    const again = await pages.post(`/approvals/${held}/answer`, { answer: 'refuse' });
    expect(again.status).toBe(409);
    expect(again.html).toContain('does not wait for a person of the desk');
    expect(await execution(held)).toBe('queued');
    expect(await pages.actions()).toContain('send_outreach.agreed');
  });

  it('tells the client of a refusal', async () => {
    await pages.post(`/approvals/${held}/answer`, { answer: 'refuse' });
    expect(await execution(held)).toBe('failed');
    expect(pages.woken).toEqual([home.conversation.id]);
    expect(await pages.actions()).toContain('send_outreach.refused_by_operator');
  });

  it('says nothing of an answer that was not given', async () => {
    expect((await pages.get(`/approvals/${held}?said=agree`)).html).not.toContain('You agreed.');
  });

  it('never lets a person of the desk press the client’s card', async () => {
    const [, waiting = ''] = home.cards;
    const { html } = await pages.get(`/approvals/${waiting}`);
    expect(html).not.toContain('<button class="primary"');
    const pressed = await pages.post(`/approvals/${waiting}/answer`, { answer: 'agree' });
    expect(pressed.status).toBe(409);
    expect((await pages.desk.test.store.getApproval(waiting))?.approval.status).toBe('pending');
  });

  it.each([{}, { answer: 'yes' }, { answer: '' }])('refuses the form %j', async (fields) => {
    const { status } = await pages.post(`/approvals/${held}/answer`, fields);
    expect(status).toBe(400);
    expect(await execution(held)).toBe('held');
  });

  it('lets a viewer read and not answer', async () => {
    pages.signIn({ id: 'op-vi', name: 'Vi', role: 'viewer' });
    const { html } = await pages.get(`/approvals/${held}`);
    expect(html).not.toContain('value="agree"');
    expect((await pages.post(`/approvals/${held}/answer`, { answer: 'agree' })).status).toBe(403);
    expect(await execution(held)).toBe('held');
  });

  it.each(['operator', 'lead', 'admin'] as const)('lets a %s answer', async (role) => {
    pages.signIn({ id: 'op-x', name: 'Xi', role });
    expect((await pages.post(`/approvals/${held}/answer`, { answer: 'agree' })).status).toBe(303);
  });

  it('keeps cards out of sight that are not with the operator', async () => {
    const { store } = pages.desk.test;
    const mine = await plantClient(store, 'mine', pages.desk.clock.now());
    giveInSqlite(pages.desk.test, mine.conversation.id, { operator: 'op-kim' });
    const own = card(mine, 1, pages.desk.clock.now());
    await store.commit([{ type: 'approval_requested', approval: own }], 'full');
    pages.signIn({ id: 'op-kim', name: 'Kim', role: 'operator', assignedOnly: true });
    const list = await pages.get('/approvals');
    expect(list.html).toContain(own.id);
    expect(list.html).not.toContain(home.cards[1]);
    expect(list.html).toContain('Wait for the client <span class="count">1</span>');
    expect((await pages.get(`/approvals/${own.id}`)).status).toBe(200);
    const hidden = await pages.get(`/approvals/${held}`);
    expect(hidden.status).toBe(404);
    expect(hidden.html).toBe((await pages.get('/approvals/nothing')).html);
    expect((await pages.post(`/approvals/${held}/answer`, { answer: 'agree' })).status).toBe(404);
    expect(await execution(held)).toBe('held');
  });
});
