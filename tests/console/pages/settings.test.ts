import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ADMIN } from '../../support/console-app.ts';
import { type JoiningConsole, openJoiningConsole } from '../../support/joining-console.ts';
import { openTestStore, type TestStore } from '../../support/sqlite-store.ts';

describe('the settings page', () => {
  let test: TestStore;
  let desk: JoiningConsole;
  let announced = 0;
  beforeEach(async () => {
    announced = 0;
    test = await openTestStore();
    desk = await openJoiningConsole(test.store, {
      modelHasPrice: false,
      announce: () => {
        announced += 1;
      },
    });
  });
  afterEach(() => test.remove());
  const notes = async (action: string) =>
    (await test.store.listAudit({ user: 'desk', limit: 50 }))
      .filter((row) => row.action === action)
      .map((row) => row.notes);

  it('is for admins, every part of it', async () => {
    for (const role of ['viewer', 'operator', 'lead'] as const) {
      desk.as({ ...ADMIN, role });
      expect((await desk.get('/settings')).status).toBe(403);
      const fields = { key: 'ADMISSION', value: 'invite', word: 'STOP' };
      for (const path of ['', '/reset', '/stop', '/release'])
        expect((await desk.post(`/settings${path}`, fields)).status).toBe(403);
    }
    expect(desk.live.settings.admission).toBe('open');
    expect(await test.store.outgoingStop()).toBeNull();
  });

  it('says where each value comes from', async () => {
    const { text } = await desk.get('/settings');
    expect(text).toContain('the usual value');
    expect(text.match(/from the environment/g)).toHaveLength(1);
    expect(text).toContain('value="21:00-08:00"');
  });

  it('changes a value at once, tells the other processes, and writes old and new down', async () => {
    const { settings } = desk.live;
    const done = await desk.post('/settings', { key: 'QUIET_HOURS', value: ' 22-7 ' });
    expect(done).toMatchObject({ status: 303, to: '/settings?changed=QUIET_HOURS' });
    expect(settings.quietHours).toEqual({ from: 22 * 60, to: 7 * 60 });
    expect(announced).toBe(1);
    expect(await notes('setting.changed')).toEqual([
      'QUIET_HOURS: 21:00-08:00 -> 22:00-07:00; operator Ada',
    ]);
    expect((await desk.get('/settings?changed=QUIET_HOURS')).text).toMatch(
      /Quiet hours: 22:00-07:00.*changed by op-ada/s,
    );
    expect((await desk.post('/settings/reset', { key: 'QUIET_HOURS' })).status).toBe(303);
    expect(settings.quietHours).toEqual({ from: 21 * 60, to: 8 * 60 });
    expect((await notes('setting.changed'))[0]).toBe(
      'QUIET_HOURS: 22:00-07:00 -> 21:00-08:00; operator Ada',
    );
  });

  it.each([
    ['ADMISSION', 'approval', { admission: 'approval' }],
    ['TIME_ZONE', 'Europe/Berlin', { timeZone: 'Europe/Berlin' }],
    ['REMINDER_HOURS', '2, 8', { reminders: { afterHours: [2, 8], lastCallHours: 2 } }],
    ['REMINDER_HOURS', 'off', { reminders: { afterHours: [], lastCallHours: 2 } }],
    ['LAST_CALL_HOURS', '0', { reminders: { afterHours: [1, 6, 24], lastCallHours: 0 } }],
    ['CLIENT_DAY_SENDS', '3', { dayLimits: { sends: 3 } }],
    ['CLIENT_DAY_COST', '2.5', { dayLimits: { cost: 2.5, turns: 500 } }],
    ['CLIENT_DAY_TURNS', 'off', { dayLimits: { turns: Number.POSITIVE_INFINITY } }],
    ['QUIET_HOURS', 'off', { quietHours: null }],
  ])('takes %s=%s', async (key, value, wanted) => {
    expect((await desk.post('/settings', { key, value })).status).toBe(303);
    expect(desk.live.settings).toMatchObject(wanted);
    // Another process, and the desk after a restart, read the same.
    const other = await openJoiningConsole(test.store);
    expect(other.live.settings).toMatchObject(wanted);
  });

  it.each([
    ['ADMISSION', 'everybody'],
    ['TIME_ZONE', 'Mars/Phobos'],
    ['QUIET_HOURS', '25:00-08:00'],
    ['REMINDER_HOURS', '1,,2'],
    ['LAST_CALL_HOURS', '-1'],
    ['LAST_CALL_HOURS', '73'],
    ['CLIENT_DAY_TURNS', '1.5'],
    ['CLIENT_DAY_TURNS', '0'],
    ['CLIENT_DAY_COST', '0.001'],
    ['CLIENT_DAY_COST', '1e99'],
    ['OPENAI_API_KEY', 'sk-1'],
    ['__proto__', 'x'],
    ['', ''],
  ])('refuses %s=%s with a sentence, and changes nothing', async (key, value) => {
    const before = structuredClone(desk.live.settings);
    const answer = await desk.post('/settings', { key, value });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('role="alert"');
    expect(desk.live.settings).toEqual(before);
    expect(await test.store.deskSettings()).toEqual([]);
    expect(await notes('setting.changed')).toEqual([]);
  });

  it('keeps to the environment where a stored value cannot be read any more', async () => {
    await test.store.setDeskSetting(
      { key: 'TIME_ZONE', value: 'Mars/Phobos', operatorId: 'op-ada', at: new Date() },
      () => [],
    );
    await desk.live.reload();
    expect(desk.live.settings.timeZone).toBe('UTC');
    expect((await desk.get('/settings')).status).toBe(200);
  });

  it('says that money cannot be limited where the model has no price', async () => {
    expect((await desk.get('/settings')).text).not.toContain('cannot hold');
    await desk.post('/settings', { key: 'CLIENT_DAY_COST', value: '2.50' });
    expect((await desk.get('/settings')).text).toContain('The limit of money cannot hold');
  });

  it('stops everything after the word STOP only, and says so on every page', async () => {
    for (const word of ['', 'stop', 'STOP!', 'yes'])
      expect((await desk.post('/settings/stop', { word })).status).toBe(422);
    expect(await test.store.outgoingStop()).toBeNull();
    expect((await desk.post('/settings/stop', { word: ' STOP ' })).status).toBe(303);
    expect(await test.store.outgoingStop()).toMatchObject({ operator: 'Ada', until: null });
    for (const path of ['/settings', '/people'])
      expect((await desk.get(path)).text).toContain('class="stopped"');
    expect(desk.events).toContainEqual({ kind: 'desk' });
    expect((await desk.post('/settings/release')).status).toBe(303);
    expect((await desk.get('/people')).text).not.toContain('class="stopped"');
    expect(await notes('desk.stopped')).toEqual(['operator Ada']);
    expect(await notes('desk.released')).toEqual(['operator Ada']);
  });
});
