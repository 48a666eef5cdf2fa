import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemIds as ids } from '../../../src/system.ts';
import { ADMIN } from '../../support/console-app.ts';
import { type JoiningConsole, openJoiningConsole } from '../../support/joining-console.ts';
import { openTestStore, type TestStore } from '../../support/sqlite-store.ts';

const NONE = { turns: '', tokens: '', toolCalls: '', sends: '', cost: '' };

describe('the limits page of a client', () => {
  let test: TestStore;
  let desk: JoiningConsole;
  let path = '';
  let clientId = '';
  beforeEach(async () => {
    test = await openTestStore();
    desk = await openJoiningConsole(test.store);
    const opened = await test.store.openConversation({
      ...{ account: 'test', chat: 'ada', sender: 'ada', altIds: [], create: true, name: '<i>Ada' },
      ...{ timeZone: 'UTC', at: new Date() },
      ids: { client: ids.next(), conversation: ids.next(), subject: 'subject-of-ada' },
    });
    clientId = opened?.client.id ?? '';
    path = `/clients/${clientId}/limits`;
  });
  afterEach(() => test.remove());
  const limits = async () => (await test.store.getClient(clientId))?.client.limits;
  const rows = () => test.store.listAudit({ user: 'subject-of-ada', limit: 10 });

  it('shows the desk’s limits and what was used, with the look on record', async () => {
    const { status, text } = await desk.get(path);
    expect(status).toBe(200);
    expect(text).toContain('&lt;i&gt;Ada');
    expect(text).toContain('The desk: 500. Used today: 0.');
    expect(await rows()).toMatchObject([{ action: 'operator.read', notes: 'operator Ada' }]);
  });

  it('saves what is given, and takes it back', async () => {
    const saved = await desk.post(path, { ...NONE, turns: '10', cost: '1.50', sends: 'off' });
    expect(saved).toMatchObject({ status: 303, to: `${path}?said=saved` });
    expect(await limits()).toEqual({ turns: 10, cost: 1.5, sends: Number.POSITIVE_INFINITY });
    const { text } = await desk.get(`${path}?said=saved`);
    expect(text).toContain('The limits are saved.');
    expect(text).toContain('value="1.5"');
    expect(text).toContain('value="off"');
    await desk.post(path, NONE);
    expect(await limits()).toBeNull();
    expect((await rows()).map(({ action }) => action)).toContain('client.limits_changed');
  });

  it.each([
    { ...NONE, turns: '0' },
    { ...NONE, tokens: '-5' },
    { ...NONE, cost: '$3' },
    { ...NONE, toolCalls: '<script>' },
    { turns: '5' },
  ])('refuses what is no limit: %j', async (fields) => {
    const answer = await desk.post(path, fields);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('role="alert"');
    expect(answer.text).not.toContain('<script>');
    expect(await limits()).toBeNull();
  });

  it('is there for leads who see all clients only', async () => {
    desk.as({ ...ADMIN, role: 'operator' });
    expect((await desk.get(path)).status).toBe(403);
    desk.as({ ...ADMIN, role: 'lead', assignedOnly: true });
    expect((await desk.get(path)).status).toBe(404);
    expect((await desk.post(path, { ...NONE, turns: '1' })).status).toBe(404);
    desk.as(ADMIN);
    expect((await desk.get('/clients/nobody/limits')).status).toBe(404);
    expect(await limits()).toBeNull();
  });
});
