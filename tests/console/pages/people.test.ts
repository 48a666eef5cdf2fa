import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Operator } from '../../../src/desk/operators/operator.ts';
import { systemIds as ids } from '../../../src/system.ts';
import { ADMIN } from '../../support/console-app.ts';
import { type JoiningConsole, openJoiningConsole } from '../../support/joining-console.ts';
import { openTestStore, type TestStore } from '../../support/sqlite-store.ts';

const LEAD: Operator = { id: 'op-lea', name: 'Lea', role: 'lead', assignedOnly: false };
const AT = new Date('2026-11-20T10:00:00Z');

describe('the page about joining', () => {
  let test: TestStore;
  let desk: JoiningConsole;
  beforeEach(async () => {
    test = await openTestStore();
    desk = await openJoiningConsole(test.store);
    desk.as(LEAD);
  });
  afterEach(() => test.remove());

  async function stranger(name: string) {
    const opened = await test.store.openConversation({
      ...{ account: 'telegram:1', chat: name, sender: name, altIds: [], create: true, name },
      ...{ timeZone: 'UTC', admission: 'waiting', at: AT },
      ids: { client: ids.next(), conversation: ids.next(), subject: ids.token(22) },
    });
    if (!opened) throw new Error('The conversation was not opened.');
    return opened;
  }
  const actions = async () =>
    (await test.store.listAudit({ user: null, limit: 50 })).map(({ action }) => action);

  it('is for leads and admins', async () => {
    for (const role of ['viewer', 'operator'] as const) {
      desk.as({ ...LEAD, role });
      expect((await desk.get('/people')).status).toBe(403);
      expect(
        (await desk.post('/people/invites', { label: 'x', uses: '1', days: '1' })).status,
      ).toBe(403);
    }
    for (const operator of [LEAD, ADMIN]) {
      desk.as(operator);
      expect((await desk.get('/people')).status).toBe(200);
    }
    expect(await test.store.listInvites()).toEqual([]);
  });

  it('shows who waits, escaped, with the look on record once in a while', async () => {
    await stranger('<b>Mallory</b>');
    const { text } = await desk.get('/people');
    expect(text).toContain('&lt;b&gt;Mallory&lt;/b&gt;');
    expect(text).not.toContain('<b>Mallory');
    expect(text).toContain('telegram:1');
    expect(text).toContain('20 Nov 2026, 10:00');
    await desk.get('/people');
    const rows = await test.store.listAudit({ user: 'desk', limit: 10 });
    expect(rows.filter(({ action }) => action === 'operator.read')).toMatchObject([
      { purpose: 'decide who may join', notes: 'operator Lea' },
    ]);
  });

  it('lets in once, and tells the second who decides that it is done', async () => {
    const { client, conversation } = await stranger('bo');
    const done = await desk.post(`/people/${client.id}/admit`);
    expect(done).toMatchObject({ status: 303, to: '/people?said=admitted' });
    expect(desk.woken).toEqual([conversation.id]);
    expect((await test.store.getClient(client.id))?.client.admission).toBe('admitted');
    const second = await desk.post(`/people/${client.id}/refuse`);
    expect(second.status).toBe(409);
    expect(second.text).toContain('Nobody with this id waits');
    expect((await desk.post('/people/nobody/admit')).status).toBe(409);
    expect((await desk.get('/people?said=admitted')).text).toContain('the desk greets them');
    expect(await actions()).toContain('client.admitted');
  });

  it('shows nobody to a lead who sees assigned conversations only', async () => {
    const { client } = await stranger('bo');
    desk.as({ ...LEAD, assignedOnly: true });
    expect((await desk.get('/people')).text).not.toContain('telegram:1');
    expect((await desk.post(`/people/${client.id}/admit`)).status).toBe(404);
    expect((await test.store.getClient(client.id))?.client.admission).toBe('waiting');
  });

  it('makes an invite, shows its code once, keeps no copy, and revokes it', async () => {
    const made = await desk.post('/people/invites', {
      label: 'Spring <fair>',
      uses: '5',
      days: '7',
    });
    expect(made.status).toBe(200);
    const code = /<strong><code>([A-Z0-9-]{14})<\/code>/.exec(made.text)?.[1] ?? '';
    const [invite] = await test.store.listInvites();
    expect(invite).toMatchObject({ label: 'Spring <fair>', maxUses: 5, uses: 0 });
    expect(await test.store.inviteOf(code, AT)).toBe(invite?.id);
    const later = await desk.get('/people');
    expect(later.text).not.toContain(code);
    expect(later.text).toContain('Spring &lt;fair&gt;');
    expect(JSON.stringify(await test.store.listAudit({ user: null, limit: 50 }))).not.toContain(
      code,
    );
    expect(await desk.post(`/people/invites/${invite?.id}/revoke`)).toMatchObject({ status: 303 });
    expect(await test.store.inviteOf(code, AT)).toBeNull();
    expect((await desk.post(`/people/invites/${invite?.id}/revoke`)).status).toBe(404);
    expect(await actions()).toEqual(expect.arrayContaining(['invite.made', 'invite.revoked']));
  });

  it.each([
    { label: '', uses: '1', days: '1' },
    { label: 'x'.repeat(61), uses: '1', days: '1' },
    { label: 'x', uses: '0', days: '1' },
    { label: 'x', uses: '1', days: '400' },
    { label: 'x', uses: 'many', days: '1' },
    { label: 'x\u0000', uses: '1', days: '1' },
    {},
  ])('takes no invite that makes no sense: %j', async (fields) => {
    const answer = await desk.post('/people/invites', fields);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('role="alert"');
    expect(await test.store.listInvites()).toEqual([]);
  });
});
