import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerHeld, type SecondYesDeps } from '../../src/desk/second-yes.ts';
import { systemIds } from '../../src/system.ts';
import { cardIn, openTestDesk, prepareDraft, type TestDesk, wordsIn } from '../support/desk.ts';

describe('the rule of two people', () => {
  let desk: TestDesk;
  let deps: SecondYesDeps;
  beforeEach(async () => {
    desk = await openTestDesk({ operatorYes: ['send_outreach'] });
    deps = { store: desk.test.store, catalog: new Map(), clock: desk.clock, ids: systemIds };
    await prepareDraft(desk);
  });
  afterEach(() => desk.remove());

  async function card() {
    desk.script([{ name: 'send_outreach', args: {} }]);
    return cardIn(await desk.say('the card, please'));
  }
  async function approved() {
    const asked = await card();
    const words = wordsIn(await desk.say({ kind: 'tap', token: asked.token.yes }));
    return { id: asked.approvalId, words };
  }
  /** What the running desk does within a second or so. */
  async function later(act: () => Promise<unknown> = () => desk.desk.wakeWaiting()) {
    const from = desk.sent.length;
    await act();
    await desk.desk.settled('test', 'ada');
    return wordsIn(desk.sent.slice(from));
  }

  it('sends after both have agreed, and not before', async () => {
    const { id, words } = await approved();
    expect(words).toContain('A person of this desk has to agree as well');
    await desk.desk.sweep();
    await later();
    expect(desk.mails).toHaveLength(0);
    expect(await answerHeld(deps, id, 'kim', 'agree')).toMatchObject({ ok: true });
    expect(await later()).toContain('Sent to');
    expect(desk.mails).toHaveLength(1);
    expect((await answerHeld(deps, id, 'kim', 'agree')).ok).toBe(false);
    await later();
    expect(desk.mails).toHaveLength(1);
    const [row] = (await desk.test.store.listAudit({ user: null, limit: 50 })).filter(
      ({ action }) => action === 'send_outreach.agreed',
    );
    expect(row).toMatchObject({ actor: 'human', notes: 'approval #1; second yes; operator kim' });
  });

  it('never lets a person of the desk stand in for the client', async () => {
    const asked = await card();
    expect(await answerHeld(deps, asked.approvalId, 'kim', 'agree')).toEqual({
      ok: false,
      sentence: 'Approval #1 does not wait for a person of the desk.',
    });
    await later();
    expect(desk.mails).toHaveLength(0);
    expect(wordsIn(await desk.say('no'))).toContain('Declined by you');
    expect((await answerHeld(deps, asked.approvalId, 'kim', 'agree')).ok).toBe(false);
  });

  it('tells the client when the desk refuses', async () => {
    const { id } = await approved();
    await answerHeld(deps, id, 'kim', 'refuse');
    expect(await later()).toContain('#1: Not sent: a person of this desk did not agree.');
    expect((await answerHeld(deps, id, 'lee', 'agree')).ok).toBe(false);
    expect(desk.mails).toHaveLength(0);
  });

  it('takes the silence of the desk for a no', async () => {
    const { id } = await approved();
    desk.clock.advance(90 * 3_600_000);
    expect((await answerHeld(deps, id, 'kim', 'agree')).sentence).toContain('has expired');
    expect(await later(() => desk.desk.sweep())).toContain('no person of this desk agreed in time');
    expect(desk.mails).toHaveLength(0);
  });

  it('takes one of two answers that come at once', async () => {
    const { id } = await approved();
    const answers = await Promise.all([
      answerHeld(deps, id, 'kim', 'agree'),
      answerHeld(deps, id, 'lee', 'refuse'),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    await later();
    expect(desk.mails).toHaveLength(answers[0]?.ok ? 1 : 0);
  });
});
