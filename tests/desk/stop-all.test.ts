import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerHeld } from '../../src/desk/second-yes.ts';
import { stopAll } from '../../src/desk/stop-all.ts';
import { systemIds } from '../../src/system.ts';
import { cardIn, openTestDesk, prepareDraft, type TestDesk, wordsIn } from '../support/desk.ts';

describe('the stop of all actions', () => {
  let desk: TestDesk;
  beforeEach(async () => {
    desk = await openTestDesk();
    await prepareDraft(desk);
  });
  afterEach(() => desk.remove());

  const turn = (on: boolean) =>
    stopAll({ store: desk.test.store, clock: desk.clock }, on, 'Kim', 'command line');
  const card = async () => {
    desk.script([{ name: 'send_outreach', args: {} }]);
    return cardIn(await desk.say('the card, please'));
  };
  /** What the running desk does within some seconds. */
  async function later() {
    const from = desk.sent.length;
    await desk.desk.wakeWaiting();
    await desk.desk.sweep();
    await desk.desk.settled('test', 'ada');
    return wordsIn(desk.sent.slice(from));
  }

  it('takes a yes, says honestly that it waits, and does it once after the release', async () => {
    const asked = await card();
    expect((await turn(true)).sentence).toContain('nothing begins');
    const words = wordsIn(await desk.say({ kind: 'tap', token: asked.token.yes }));
    expect(words).toContain('Approved by you');
    expect(words).toContain('have stopped all its actions for now');
    await later();
    await later();
    expect(desk.mails).toHaveLength(0);
    expect((await turn(false)).sentence).toContain('1 approved action that waited is done now');
    expect(await later()).toContain('Sent to');
    await later();
    expect(desk.mails).toHaveLength(1);
  });

  it('takes a no as ever', async () => {
    await card();
    await turn(true);
    expect(wordsIn(await desk.say('no'))).toContain('Declined by you');
  });

  it('does not do what expired meanwhile, and says so once', async () => {
    const asked = await card();
    await turn(true);
    await desk.say({ kind: 'tap', token: asked.token.yes });
    desk.clock.advance(90 * 3_600_000);
    expect(await later()).toContain('were stopped until the card had expired');
    expect(await later()).not.toContain('expired');
    await turn(false);
    await later();
    expect(desk.mails).toHaveLength(0);
  });

  it('does not do what expired while it was stopped, also when nobody looked before the release', async () => {
    const asked = await card();
    await turn(true);
    await desk.say({ kind: 'tap', token: asked.token.yes });
    desk.clock.advance(90 * 3_600_000);
    await turn(false);
    expect(await later()).toContain('were stopped until the card had expired');
    expect(desk.mails).toHaveLength(0);
  });

  it('holds back what a person of the desk agrees to as well', async () => {
    await desk.remove();
    desk = await openTestDesk({ operatorYes: ['send_outreach'] });
    await prepareDraft(desk);
    const asked = await card();
    await desk.say({ kind: 'tap', token: asked.token.yes });
    await turn(true);
    const deps = { store: desk.test.store, catalog: new Map(), clock: desk.clock, ids: systemIds };
    expect(await answerHeld(deps, asked.approvalId, 'kim', 'agree')).toMatchObject({ ok: true });
    await later();
    expect(desk.mails).toHaveLength(0);
    await turn(false);
    await later();
    expect(desk.mails).toHaveLength(1);
  });

  it('asks nothing outside under a standing permission, and tells why', async () => {
    const look = (query: string, days = {}) => [
      { name: 'lookup_jobs', args: { board: 'lever:acme', query, ...days } },
    ];
    desk.script(look('rust', { days: 7 }));
    const asked = cardIn(await desk.say('search lever:acme for rust, you may for 7 days'));
    await desk.say({ kind: 'tap', token: asked.token.yes });
    expect(desk.lookups).toHaveLength(1);
    await turn(true);
    desk.script(look('go'));
    await desk.say('and go');
    expect(desk.lookups).toHaveLength(1);
    expect(desk.replies.at(-1)).toContain('have stopped all its actions for now');
    await turn(false);
    desk.script(look('go'));
    await desk.say('and go');
    expect(desk.lookups).toHaveLength(2);
  });

  it('leaves clients their own data', async () => {
    await turn(true);
    const asked = cardIn(await desk.say('/export'));
    const sent = await desk.say({ kind: 'tap', token: asked.token.yes });
    expect(sent.some(({ kind }) => kind === 'file')).toBe(true);
  });

  it('stands in the log with who and when, both ways, and says how it is', async () => {
    await turn(true);
    expect((await turn(true)).sentence).toMatch(/stopped since 2026-11-21 10:\d\d UTC, by Kim/);
    await turn(false);
    expect((await turn(false)).sentence).toContain('Nothing is stopped');
    const rows = await desk.test.store.listAudit({ user: 'desk', limit: 10 });
    expect(rows.map(({ action, notes }) => [action, notes])).toEqual([
      ['desk.released', 'operator Kim'],
      ['desk.stopped', 'operator Kim'],
    ]);
  });
});
