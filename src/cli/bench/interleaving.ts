import type { Conversation } from '../../desk/client.ts';
import { createJobIndex } from '../../desk/job-index.ts';
import { createJobSearch } from '../../desk/job-search.ts';
import type { Operator } from '../../desk/operators/operator.ts';
import { deskLine, outboundText } from '../../desk/outbound.ts';
import type { Change, Store } from '../../desk/ports/store.ts';
import { DEFAULT_SETTINGS } from '../../desk/settings.ts';
import type { TakeoverDeps } from '../../desk/takeover/act.ts';
import { botSpeaks } from '../../desk/takeover/bot-speaks.ts';
import { withdraw } from '../../desk/takeover/client-wish.ts';
import { lookAtControl } from '../../desk/takeover/control-look.ts';
import { createTakeover } from '../../desk/takeover/create-takeover.ts';
import { systemIds as ids } from '../../system.ts';

/** What may happen next to a conversation. */
export const STEPS = [
  'claim',
  'claim by another',
  'claim by a lead',
  'reply',
  'reply by another',
  'hand back',
  'confirm',
  'keep',
  'note',
  'close',
  'reopen',
  'request',
  'withdraw',
  'time passes',
  'turn begins',
  'turn ends',
  'reminder is due',
  'reminder is written',
  'action ends',
  'send one',
] as const;
export type Step = (typeof STEPS)[number];
/** Those in a list happen at the same moment; sending does not, so that what was true when it happened can be asked. */
export type Moment = Step | readonly Exclude<Step, 'send one'>[];

export const PEOPLE: readonly [Operator, Operator, Operator] = [
  { id: 'bench-ada', name: 'Ada', role: 'operator', assignedOnly: false },
  { id: 'bench-ben', name: 'Ben', role: 'operator', assignedOnly: false },
  { id: 'bench-lea', name: 'Lea', role: 'lead', assignedOnly: false },
];

type Home = NonNullable<Awaited<ReturnType<Store['getConversation']>>>;

/**
 * Plays one order of events against a store, and gives every promise that it broke: the bot spoke although a person had
 * the conversation or under an epoch that was over, words of an operator were lost, doubled or sent although they were
 * refused, a line of the desk or a message of the client was lost.
 */
export async function playInterleaving(
  store: Store,
  conversationId: string,
  moments: readonly Moment[],
): Promise<string[]> {
  const [ada, ben, lea] = PEOPLE;
  let now = Date.parse('2026-11-21T10:00:00Z');
  const clock = { now: () => new Date(now) };
  const deps: TakeoverDeps = {
    store,
    clock,
    ids,
    log: { event: () => undefined },
    settings: DEFAULT_SETTINGS,
    catalog: new Map(),
    jobs: createJobSearch(createJobIndex(store), { store, clock }),
    scheduler: { schedule: async () => undefined },
    tell: async () => true,
    changed: () => undefined,
    noteOwnWords: () => undefined,
  };
  const takeover = createTakeover(deps);
  const broken: string[] = [];
  const sent: string[] = [];
  const taken = new Set<string>();
  const refused = new Set<string>();
  const desk = new Set<string>();
  const heard: string[] = [];
  const turns: { conversation: Conversation; text: string }[] = [];
  const reminders: Conversation[] = [];
  let counter = 0;

  const home = async (): Promise<Home> => {
    const found = await store.getConversation(conversationId);
    if (!found) throw new Error('The conversation is gone.');
    return found;
  };

  async function reply(operator: Operator): Promise<void> {
    const text = `reply ${++counter}`;
    const { ok } = await takeover.reply(operator, conversationId, text, ids.next());
    (ok ? taken : refused).add(`${operator.name} (person): ${text}`);
  }

  async function endTurn(): Promise<void> {
    const turn = turns.shift();
    if (!turn) return;
    const { conversation, text } = turn;
    const heardChange: Change = {
      type: 'transcript',
      conversationId,
      turnId: ids.next(),
      messages: [{ role: 'client', text }],
      at: clock.now(),
    };
    heard.push(text);
    const line = `bot ${conversation.controlEpoch}`;
    await store.commit(
      [
        {
          type: 'while_bot_speaks',
          conversationId,
          controlEpoch: conversation.controlEpoch,
          changes: [heardChange, outboundText(ids, conversation, clock.now(), line)],
          otherwise: [heardChange],
        },
      ],
      'normal',
    );
  }

  async function sendOne(): Promise<boolean> {
    const item = await store.claimOutbound(conversationId, 'message', clock.now());
    if (!item) return false;
    const text = 'text' in item.message ? item.message.text : '';
    const { conversation } = await home();
    if (text.startsWith('bot ')) {
      if (!botSpeaks(conversation)) broken.push(`the bot spoke in ${conversation.control}`);
      if (text !== `bot ${conversation.controlEpoch}`) broken.push('the bot spoke of an old epoch');
    }
    sent.push(text);
    const end = { state: 'accepted', ref: null, order: null } as const;
    await store.finishOutbound(item.id, end, clock.now(), []);
    return true;
  }

  const does: Readonly<Record<Step, () => Promise<unknown>>> = {
    claim: () => takeover.claim(ada, conversationId),
    'claim by another': () => takeover.claim(ben, conversationId),
    'claim by a lead': () => takeover.claim(lea, conversationId),
    reply: () => reply(ada),
    'reply by another': () => reply(ben),
    'hand back': () => takeover.handBack(ada, conversationId),
    confirm: () => takeover.confirmReturn(ada, conversationId, ''),
    keep: () => takeover.keep(ada, conversationId),
    note: () => takeover.note(ada, conversationId, 'bot 0', ids.next()),
    close: () => takeover.close(lea, conversationId),
    reopen: () => takeover.reopen(lea, conversationId),
    request: () => takeover.request(conversationId, 'client'),
    withdraw: async () => withdraw(deps, await home()),
    async 'time passes'() {
      now += 11 * 60_000;
      await lookAtControl(deps, conversationId);
    },
    async 'turn begins'() {
      const { conversation } = await home();
      if (botSpeaks(conversation)) turns.push({ conversation, text: `client ${++counter}` });
    },
    'turn ends': endTurn,
    async 'reminder is due'() {
      reminders.push((await home()).conversation);
    },
    async 'reminder is written'() {
      const conversation = reminders.shift();
      if (!conversation) return;
      const line = `bot ${conversation.controlEpoch}`;
      await store.commit([outboundText(ids, conversation, clock.now(), line)], 'normal');
    },
    async 'action ends'() {
      const text = `desk ${++counter}`;
      desk.add(text);
      await store.commit([deskLine(ids, conversationId, clock.now(), text)], 'normal');
    },
    'send one': sendOne,
  };

  for (const moment of moments)
    await (typeof moment === 'string'
      ? does[moment]()
      : Promise.all(moment.map((step) => does[step]())));
  while (turns.length > 0) await endTurn();
  while (await sendOne());

  const talk = await store.talkSince(conversationId, new Date(0));
  const many = (list: readonly string[], text: string) => list.filter((one) => one === text).length;
  for (const text of taken) {
    if (many(sent, text) !== 1) broken.push(`a reply was sent ${many(sent, text)} times`);
    const kept = talk.filter((one) => one.role === 'operator' && text.endsWith(`: ${one.text}`));
    if (kept.length !== 1) broken.push(`a reply stands ${kept.length} times in the talk`);
  }
  for (const text of refused) if (many(sent, text) > 0) broken.push('a refused reply was sent');
  for (const text of desk) if (many(sent, text) !== 1) broken.push('a line of the desk was lost');
  for (const text of heard)
    if (talk.filter((one) => one.text === text).length !== 1)
      broken.push('a message of the client was lost');
  return broken;
}
