import { may, maySee, type Operator } from '../operators/operator.ts';
import type { ChannelAdapter } from '../ports/channel.ts';
import type { Clock } from '../ports/clock.ts';
import type { GroupContent, GroupEvent } from '../ports/operators-chat.ts';
import type { Store } from '../ports/store.ts';
import { holderName } from '../takeover/act.ts';
import { NOT_FOUND } from '../takeover/refusals.ts';
import type { Outcome, Takeover } from '../takeover/takeover.ts';
import { hearEdit, takeBack } from './changed-words.ts';
import { noteIdOf, readGroupWords, replyIdOf } from './group-words.ts';
import {
  controlWords,
  GONE,
  HELP,
  NO_MEDIA,
  NO_OPERATOR_RIGHT,
  NOT_YOURS,
  offerTo,
  summaryOffer,
} from './words.ts';

export interface FromGroupDeps {
  store: Store;
  clock: Clock;
  takeover: Takeover;
  adapter(account: string): Pick<ChannelAdapter, 'capabilities'> | null;
  wakeOutbox(conversationId: string): void;
}

/** What the group reads in answer; null: the sign at the message says enough. */
export interface GroupAnswer {
  text: string;
  /** What its button does. */
  button?: 'take' | 'back';
  /** What the message of the operator is, when it is kept besides being heard. */
  item?: string;
}

export interface Heard {
  operator: Operator;
  conversationId: string;
  event: GroupEvent;
}

/**
 * What an operator did in the topic of a client. Everything goes through `Takeover`, which asks each time who they are and
 * what they may; ids are made of the message, so that hearing it twice does it once.
 */
export async function hearOperator(deps: FromGroupDeps, heard: Heard): Promise<GroupAnswer | null> {
  const { content } = heard.event;
  const state = await deps.store.getControl(heard.conversationId);
  if (!state) return null;
  // They read the topic like every member, and may do nothing in it.
  if (!maySee(heard.operator, state)) return { text: NOT_FOUND.sentence };
  switch (content.kind) {
    case 'text':
      return hearText(deps, heard, content);
    case 'edited':
      return hearEdit(deps, heard, content);
    case 'button':
      return hearButton(deps, heard, content);
    case 'media':
      return { text: NO_MEDIA };
    case 'moved':
      return null;
  }
}

async function hearText(
  deps: FromGroupDeps,
  heard: Heard,
  content: Extract<GroupContent, { kind: 'text' }>,
): Promise<GroupAnswer | null> {
  const { takeover } = deps;
  const { operator, conversationId: id, event } = heard;
  const wish = readGroupWords(content.text);
  switch (wish.wish) {
    case 'say':
      return say(deps, heard, wish.text);
    case 'note': {
      const noteId = noteIdOf(event.chat, event.messageId);
      const outcome = await takeover.note(operator, id, wish.text, noteId);
      return { ...said(outcome), ...(outcome.ok ? { item: `n${noteId}` } : {}) };
    }
    case 'take':
      return said(await takeover.claim(operator, id));
    case 'close':
      return said(await takeover.close(operator, id));
    case 'back':
      return wish.confirm ? confirm(deps, heard, wish.summary) : back(deps, heard);
    case 'who': {
      const state = await deps.store.getControl(id);
      if (!state) return null;
      const holder = await holderName(deps, state.operatorId);
      return { text: controlWords(state, holder, deps.clock.now()) };
    }
    case 'delete':
      return takeBack(deps, heard, content.replyTo);
    case 'help':
      return { text: HELP };
  }
}

/** Only whoever has the conversation reaches the client by writing; everybody else is asked whether they mean it. */
async function say(deps: FromGroupDeps, heard: Heard, text: string): Promise<GroupAnswer | null> {
  const { operator, conversationId } = heard;
  const state = await deps.store.getControl(conversationId);
  if (!state) return null;
  const held = state.control === 'human' || state.control === 'returning';
  if (held && state.operatorId === operator.id) return reply(deps, heard, heard.event, text);
  // A second delivery of what was sent while they had it.
  const { chat, messageId } = heard.event;
  if ((await deps.store.writtenIn(replyIdOf(chat, messageId))) !== null) return null;
  if (!may(operator, 'answer')) return { text: NO_OPERATOR_RIGHT };
  const holder = held ? await holderName(deps, state.operatorId) : null;
  if (holder !== null && !may(operator, 'assign'))
    return {
      text: `Not sent: ${holder} has this conversation. Ask them to hand it back (or use // for a note).`,
    };
  return { text: offerTo(holder), button: 'take' };
}

async function reply(
  deps: FromGroupDeps,
  heard: Heard,
  message: { chat: string; messageId: number },
  text: string,
): Promise<GroupAnswer | null> {
  const { operator, conversationId } = heard;
  const replyId = replyIdOf(message.chat, message.messageId);
  const outcome = await deps.takeover.reply(operator, conversationId, text, replyId);
  if (!outcome.ok) return { text: outcome.sentence };
  await keep(deps, heard, `o${replyId}`, message.messageId);
  return null;
}

async function back(deps: FromGroupDeps, heard: Heard): Promise<GroupAnswer> {
  const { operator, conversationId } = heard;
  const outcome = await deps.takeover.handBack(operator, conversationId);
  return outcome.ok
    ? { text: summaryOffer(outcome.summary ?? ''), button: 'back' }
    : { text: outcome.sentence };
}

async function confirm(deps: FromGroupDeps, heard: Heard, summary: string): Promise<GroupAnswer> {
  const { operator, conversationId } = heard;
  // Who writes /back confirm at once has not begun to hand over; it is the same wish.
  const begun = await deps.takeover.handBack(operator, conversationId);
  if (!begun.ok) return { text: begun.sentence };
  return said(await deps.takeover.confirmReturn(operator, conversationId, summary));
}

async function hearButton(
  deps: FromGroupDeps,
  heard: Heard,
  content: Extract<GroupContent, { kind: 'button' }>,
): Promise<GroupAnswer | null> {
  const { operator, conversationId, event } = heard;
  if (content.data === 'back') {
    const outcome = await deps.takeover.confirmReturn(operator, conversationId, '');
    return said(outcome);
  }
  if (content.data !== 'take') return null;
  const { about } = content;
  // Edited meanwhile, it may be a note now.
  const wish = readGroupWords(about?.text ?? '');
  if (!about || wish.wish !== 'say' || wish.text === '') return { text: GONE };
  if (about.user !== event.user) return { text: NOT_YOURS };
  const replyId = replyIdOf(event.chat, about.messageId);
  // Pressed again, perhaps long after the conversation went back.
  if ((await deps.store.writtenIn(replyId)) !== null) return null;
  const taken = await deps.takeover.claim(operator, conversationId);
  if (!taken.ok) return { text: taken.sentence };
  const message = { chat: event.chat, messageId: about.messageId };
  return reply(deps, heard, message, wish.text);
}

function said(outcome: Outcome): GroupAnswer {
  return { text: outcome.sentence };
}

async function keep(
  deps: FromGroupDeps,
  { conversationId, event }: Heard,
  item: string,
  messageId: number,
): Promise<void> {
  const { chat } = event;
  const row = { chat, messageId, conversationId, direction: 'to_client', item } as const;
  if (await deps.store.keepMirror({ ...row, at: deps.clock.now() })) return;
  // It was offered before, and is sent now.
  await deps.store.markMirror(chat, messageId, item);
}
