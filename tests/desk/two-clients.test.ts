import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Outbound } from '../../src/desk/ports/channel.ts';
import { cardIn, openTestDesk, prepareDraft, type TestDesk } from '../support/desk.ts';
import { knownHome } from '../support/known-home.ts';
import { allTools, argumentsOf } from '../support/tool-arguments.ts';

const MARKER = 'Zylphia-Quorn';

/** Two people of one desk: Ada with a marker in everything she has, and Ben who tries to get at it. */
describe('Ben, with all of the ids and tokens of Ada', () => {
  let desk: TestDesk;
  let adasCard: Extract<Outbound, { kind: 'card' }>;
  let adasIds: string[];

  beforeEach(async () => {
    desk = await openTestDesk();
    desk.script([
      { name: 'remember_preference', args: { key: 'goal', value: MARKER } },
      { name: 'correct_fact', args: { kind: 'name', value: MARKER } },
    ]);
    await desk.say(`call me ${MARKER}, write to ${MARKER}@mail.example`);
    await prepareDraft(desk);
    desk.script([{ name: 'send_outreach', args: {} }]);
    adasCard = cardIn(await desk.say('the card, please'));
    await desk.say('hello', 'ben');
    const rows = await workspace('ada');
    adasIds = [
      rows.client.id,
      rows.client.subject,
      rows.conversation.id,
      rows.cv?.id,
      rows.cv?.sha256,
      ...rows.facts.map(({ id }) => id),
      ...rows.drafts.map(({ id }) => id),
      ...rows.pending.map(({ id }) => id),
      rows.lastSearch?.id,
      adasCard.approvalId,
      adasCard.token.yes,
    ].filter((id) => id !== undefined);
  });
  afterEach(() => desk.remove());

  async function workspace(chat: string) {
    const home = await knownHome(desk.test.store, 'test', chat);
    return desk.test.store.loadWorkspace(home.conversation.id);
  }

  /** Lets Ben do something; nothing of Ada may come back or change. */
  async function asBen(what: Parameters<TestDesk['say']>[0], extra: object = {}) {
    const before = JSON.stringify(await workspace('ada'));
    const [asked, replied] = [desk.requests.length, desk.replies.length];
    const heard = await desk.say(what, 'ben', undefined, extra);
    const model = desk.requests.slice(asked).map(({ system, transcript }) => [system, transcript]);
    const seen = JSON.stringify([heard, model, desk.replies.slice(replied)]);
    expect(seen).not.toContain(MARKER);
    expect(JSON.stringify(await workspace('ada'))).toBe(before);
    expect(desk.mails).toHaveLength(0);
    return heard;
  }

  it('AT9, trust case 34: reads nothing of hers with any command', async () => {
    const commands = ['/cv', '/pending', '/pipeline', '/log', '/permissions', '/cost', '/help'];
    for (const id of ['', ...adasIds])
      for (const command of commands) await asBen(`${command} ${id}`.trim());
    await asBen('/cancel 1');
    await asBen('/revoke 1');
  });

  it('trust case 27: answers none of her cards, by tap, number or quote', async () => {
    await asBen({ kind: 'tap', token: adasCard.token.yes });
    await asBen({ kind: 'tap', token: adasCard.token.no });
    await asBen('yes 1');
    await asBen('yes');
    for (const ref of ['1', '2', '3', '4', '5', '6'])
      await asBen({
        kind: 'text',
        text: 'yes',
        quoted: { ref, text: adasCard.text.replaceAll(MARKER, '') },
        edited: false,
        forwarded: false,
      });
    expect((await workspace('ada')).pending).toHaveLength(1);
  });

  it('I9, trust case 35: gets nothing of hers through any tool, whatever ids a model puts in', async () => {
    // With a CV, a list and a draft of his own, the tools get past their first question.
    await prepareDraft(desk, 'ben');
    for (const tool of allTools())
      for (const id of adasIds) {
        desk.script([{ name: tool.name, args: argumentsOf(tool.input, id) }]);
        await asBen(`please do it for ${id}`);
      }
  });
});
