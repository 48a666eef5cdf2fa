import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cardIn, openTestDesk, prepareDraft, type TestDesk, wordsIn } from '../support/desk.ts';
import { knownHome } from '../support/known-home.ts';

const CANARY = 'Canary-Larkspur-71';

/** Numbers are those of the cases of abuse and bad input in docs/trust.md. */
describe('the platform side', () => {
  let desk: TestDesk;
  beforeEach(async () => {
    desk = await openTestDesk();
  });
  afterEach(() => desk.remove());

  it.each(['../../etc/passwd', '..\\..\\boot.ini', '/root/.ssh/id_rsa', 'cv.pdf\u0000.sh'])(
    'trust case 46: keeps the file name %j as a name, never as a path',
    async (name) => {
      await desk.say('hello');
      await desk.say({
        kind: 'file',
        name,
        mime: null,
        size: 10,
        ref: 'x',
        caption: null,
        album: null,
      });
      const rows = await workspace();
      const kept = rows.cv?.fileName ?? '/';
      expect(['/', '\\', '\u0000'].filter((mark) => kept.includes(mark))).toEqual([]);
    },
  );

  it('trust case 47: makes one client of two first messages at once', async () => {
    await Promise.all([desk.say('hello', 'eve', 'e1'), desk.say('hi', 'eve', 'e2')]);
    expect(await desk.test.store.listClients()).toHaveLength(1);
  });

  it('trust case 47: asks a stranger for consent and keeps nothing else of them', async () => {
    const strict = await openTestDesk({ trial: false });
    expect(wordsIn(await strict.say(`I am ${CANARY}, find me jobs`))).toMatch(/yes or no/);
    expect(wordsIn(await strict.say(`my boss is ${CANARY}`))).toMatch(/yes|no/);
    expect(strict.requests).toHaveLength(0);
    expect(strict.written.join('\n')).not.toContain(CANARY);
    await strict.remove();
  });

  it.each([
    `'; DROP TABLE clients; --`,
    `" OR 1=1 --`,
    'NEAR("a" "b", 5) AND *',
    `%' UNION SELECT data_key FROM clients --`,
    '$1 {{7*7}} <%= 7*7 %>',
  ])('trust case 48: takes %s for words', async (words) => {
    desk.script([{ name: 'search_jobs', args: { query: words } }]);
    await desk.say(`find ${words}`);
    desk.script([{ name: 'remember_preference', args: { key: 'goal', value: words } }]);
    await desk.say(`my goal is ${words}`);
    expect(desk.logged.filter((line) => line.includes('fault'))).toEqual([]);
    expect((await workspace()).preferences).toMatchObject([{ key: 'goal', value: words.trim() }]);
    expect(await desk.test.store.verifyAudit()).toMatchObject({ ok: true });
  });

  it('trust case 49: shows nobody the words of an error', async () => {
    const fault = new Error(`${CANARY} at secret.ts:1`);
    desk.breakModel(fault);
    await desk.say('hello');
    await prepareDraft(desk);
    desk.script([{ name: 'send_outreach', args: {} }]);
    const card = cardIn(await desk.say('the card, please'));
    desk.onMail(() => {
      throw fault;
    });
    const outcome = await desk.say({ kind: 'tap', token: card.token.yes });
    expect(wordsIn(outcome)).toMatch(/#1/);
    for (const words of [wordsIn(desk.sent), desk.logged.join('\n'), JSON.stringify(desk.mails)])
      expect(words).not.toMatch(/Canary|secret\.ts/);
  });

  async function workspace() {
    const home = await knownHome(desk.test.store, 'test', 'ada');
    return desk.test.store.loadWorkspace(home.conversation.id);
  }
});
