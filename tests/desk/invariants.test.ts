import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEncrypted } from '../../src/db/open-sqlite.ts';
import { cardIn, openTestDesk, prepareDraft, type TestDesk, wordsIn } from '../support/desk.ts';

const SECRET = 'Otter%River33';
const CANARY = 'Canary-Larkspur';

/** Invariants of the design that belong to the desk as a whole; the others are named where their part is tested. */
describe('invariants', () => {
  let desk: TestDesk;
  beforeEach(async () => {
    desk = await openTestDesk();
  });
  afterEach(() => desk.remove());

  /** Runs SQL on the desk's own file, as an accident or an attacker would. */
  function sabotage(sql: string): void {
    const raw = openEncrypted(desk.test.path, desk.test.key, false);
    raw.exec(sql);
    raw.close();
  }

  it('I1: an event that cannot be stored is not acknowledged, and can come again', async () => {
    await desk.say('hello');
    sabotage(
      "CREATE TRIGGER no_inbox BEFORE INSERT ON inbox BEGIN SELECT RAISE(ABORT, 'disk full'); END",
    );
    await expect(desk.say('find me jobs', 'ada', 'e9')).rejects.toThrow();
    sabotage('DROP TRIGGER no_inbox');
    expect(wordsIn(await desk.say('find me jobs', 'ada', 'e9'))).toBe('ok');
  });

  it('I3: a turn that cannot commit leaves nothing, and is handled again', async () => {
    await prepareDraft(desk);
    sabotage(
      "CREATE TRIGGER no_turn BEFORE INSERT ON turns BEGIN SELECT RAISE(ABORT, 'disk full'); END",
    );
    desk.script(
      [{ name: 'save_job', args: { jobs: [1] } }],
      [{ name: 'save_job', args: { jobs: [1] } }],
    );
    const answer = desk.say('save 1');
    // The first attempt fails on the trigger; the lane tries again by itself.
    while (!desk.logged.some((line) => line.includes('lane_fault')))
      await new Promise((resolve) => setTimeout(resolve, 5));
    const audit = await desk.test.store.listAudit({ user: null, limit: 50 });
    expect(audit.filter(({ action }) => action === 'tool.save_job')).toHaveLength(0);
    sabotage('DROP TRIGGER no_turn');
    expect(wordsIn(await answer)).toBe('ok');
    const after = await desk.test.store.listAudit({ user: null, limit: 50 });
    expect(after.filter(({ action }) => action === 'tool.save_job')).toHaveLength(1);
  });

  it('I12: where the record cannot be written, the action does not happen', async () => {
    await prepareDraft(desk);
    desk.script([{ name: 'send_outreach', args: {} }]);
    const card = cardIn(await desk.say('the card, please'));
    sabotage(
      "CREATE TRIGGER no_audit BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'disk full'); END",
    );
    const answer = desk.say({ kind: 'tap', token: card.token.yes });
    while (!desk.logged.some((line) => line.includes('lane_fault')))
      await new Promise((resolve) => setTimeout(resolve, 5));
    expect(desk.mails).toHaveLength(0);
    sabotage('DROP TRIGGER no_audit');
    await answer;
    expect(desk.mails).toHaveLength(1);
  });

  it('I13: nothing that a client wrote is in the log', async () => {
    await prepareDraft(desk);
    desk.mailEnds('throw');
    desk.script(
      [{ name: `no_such_tool_${CANARY}`, args: { text: CANARY } }],
      [{ name: 'search_jobs', args: { query: 7, words: CANARY } }],
    );
    await desk.say(`my name is ${CANARY}`);
    await desk.say(`${CANARY} again`);
    desk.script([{ name: 'send_outreach', args: {} }]);
    const card = cardIn(await desk.say('the card, please'));
    await desk.say({ kind: 'tap', token: card.token.yes });
    desk.sendEnds({ result: 'unknown', code: 'lost' });
    await desk.say(CANARY);
    expect(desk.logged.length).toBeGreaterThan(1);
    expect(desk.logged.join('\n')).not.toContain(CANARY);
    expect(desk.logged.join('\n')).not.toContain('Hello Mo Reyes');
    const audit = JSON.stringify(await desk.test.store.listAudit({ user: null, limit: 100 }));
    expect(audit).not.toContain(CANARY);
    expect(audit).not.toContain('brook');
  });

  it.each([
    [
      'a message',
      {
        kind: 'text',
        text: `my gmail password is ${SECRET}`,
        quoted: null,
        edited: false,
        forwarded: false,
      },
    ],
    [
      'an edited message',
      {
        kind: 'text',
        text: `my gmail password is ${SECRET}`,
        quoted: null,
        edited: true,
        forwarded: false,
      },
    ],
    [
      'a quoted message',
      {
        kind: 'text',
        text: 'this one',
        quoted: { ref: '1', text: `my gmail password is ${SECRET}` },
        edited: false,
        forwarded: false,
      },
    ],
    [
      'a caption',
      {
        kind: 'file',
        name: 'cv.pdf',
        mime: null,
        size: 1,
        ref: 'x',
        caption: `password: ${SECRET}`,
        album: null,
      },
    ],
    [
      'a file name',
      {
        kind: 'file',
        name: `my password is ${SECRET}.txt`,
        mime: null,
        size: 1,
        ref: 'x',
        caption: null,
        album: null,
      },
    ],
  ] as const)(
    'I14: a secret in %s is stopped before anything is written',
    async (_where, content) => {
      await desk.say('hello');
      const answer = await desk.say(content);
      expect(answer).toMatchObject([{ kind: 'blocked' }]);
      expect(JSON.stringify(answer)).not.toContain(SECRET);
      await desk.say('what did I write?');
      expect(desk.written.join('\n')).not.toContain(SECRET);
      expect(JSON.stringify(desk.requests)).not.toContain(SECRET);
      expect(desk.logged.join('\n')).not.toContain(SECRET);
    },
  );
});
