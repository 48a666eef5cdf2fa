import { linksRemovedRow } from './audit-templates.ts';
import { cardMessage } from './card.ts';
import { checkedReply, checkedShown } from './checked-reply.ts';
import {
  dayLeft,
  dayLimitsOf,
  endedByDay,
  startOfDay,
  usedUp,
  usedUpSentence,
} from './day-budget.ts';
import { type DispatchDeps, dispatchCall, noteRefused } from './dispatch.ts';
import type { JobSearches } from './job-search.ts';
import { DESK_CLOSES } from './lanes.ts';
import { scheduleLooks } from './look.ts';
import type { TranscriptMessage } from './message.ts';
import { ownWords, wordsOfTalk } from './own-words.ts';
import type { Agent, ToolSpec, TurnStop } from './ports/agent.ts';
import type { Outbound } from './ports/channel.ts';
import type { Clock, Ids } from './ports/clock.ts';
import type { Log } from './ports/log.ts';
import type { Scheduler } from './ports/scheduler.ts';
import type { Change, InboxItem, Store, WorkspaceRows } from './ports/store.ts';
import type { DeskSettings } from './settings.ts';
import { situation } from './situation.ts';
import { STOP_SENTENCES } from './stop-sentences.ts';
import { failedAgain } from './takeover/failed-turns.ts';
import { afterRequest, requested } from './takeover/request.ts';
import { setAside } from './takeover/set-aside.ts';
import { sendTools } from './tool.ts';
import { contactsTyped } from './typed-addresses.ts';
import { refuseTurn, usedUpRow } from './used-up-turn.ts';
import { createWorkspace, type Workspace } from './workspace.ts';

export interface TurnDeps extends DispatchDeps {
  store: Store;
  agent: Agent;
  jobs: JobSearches;
  scheduler: Pick<Scheduler, 'schedule'>;
  clock: Clock;
  ids: Ids;
  log: Log;
  settings: DeskSettings;
  instructions: string;
  toolSpecs: readonly ToolSpec[];
  /** The desk's own words count for the guard: after "which code did they send you?" digits are a code. */
  noteOwnWords(conversationId: string, text: string): void;
  /** Who has a conversation, or what is known about it, changed; `took`: a person speaks from now on. */
  changed(conversationId: string, took: boolean): void;
}

/**
 * One turn of the agent: reads the client's rows, runs the model over its tools, and commits everything that came
 * of it in one unit with the inbox item (I3). A crash before that commit leaves nothing but the unanswered message. When a
 * person took the conversation over meanwhile, nothing of it takes effect: what it would have said is kept for them.
 *
 * @param known  the client's rows, when they were read a moment ago
 */
export async function runTurn(
  deps: TurnDeps,
  item: InboxItem,
  said: Extract<TranscriptMessage, { role: 'client' | 'event' }>,
  signal: AbortSignal,
  known: WorkspaceRows | null = null,
): Promise<void> {
  const turnId = deps.ids.next();
  const [rows, transcript, used] = await Promise.all([
    known ?? deps.store.loadWorkspace(item.conversationId),
    deps.store.loadTranscript(item.conversationId, {
      turns: deps.settings.transcriptTurns,
      maxChars: deps.settings.transcriptChars,
    }),
    deps.store.dayUse(item.clientId, startOfDay(deps.clock.now()), sendTools(deps.catalog)),
  ]);
  const dayLimits = dayLimitsOf(rows.client, deps.settings.dayLimits);
  const left = dayLeft(dayLimits, used);
  const over = usedUp(left);
  if (over) return refuseTurn(deps, item, rows, said, over);
  const workspace = createWorkspace(deps, {
    rows,
    turnId,
    clientText: ownWords(said),
    talkWords: wordsOfTalk([...transcript, said]),
    dayLeft: left,
  });
  for (const contact of contactsTyped(rows.client.id, workspace.clientText, workspace.now))
    workspace.stage(contact);

  const outcome = await deps.agent.runTurn({
    system: `${deps.instructions}\n\n${situation(rows, workspace.now)}`,
    transcript: [...transcript, said],
    tools: deps.toolSpecs,
    callTool: (call) => dispatchCall(deps, workspace, call),
    noteRefused: (call, why) => noteRefused(deps, workspace, call.name, why),
    limits: {
      maxToolCalls: Math.min(deps.settings.maxToolCalls, left.toolCalls),
      maxTokens: Math.min(deps.settings.maxTurnTokens, left.tokens),
      maxMs: deps.settings.maxTurnMs,
      maxCostUsd: left.cost,
    },
    signal,
    user: rows.client.subject,
  });
  // A turn that was cut off by a shutdown is not an answer: the message stays in the inbox for the next start.
  if (signal.reason === DESK_CLOSES) throw DESK_CLOSES;
  if (outcome.stopped)
    deps.log.event('warn', 'turn_stopped', { why: outcome.stopped, model: deps.agent.model.name });

  const reply = await checkedReply(workspace, outcome.text, deps.settings.replyLinks);
  if (reply.removed > 0)
    workspace.stage({ type: 'audit', entry: linksRemovedRow(workspace, reply.removed) });
  const ended = endedByDay(outcome.stopped, left, deps.settings);
  if (ended) {
    const { client, conversation, now: at } = workspace;
    workspace.stage({ type: 'audit', entry: usedUpRow({ client, conversation, at }, ended) });
  }
  const words = ended
    ? [reply.text, usedUpSentence(ended, dayLimits, workspace.now, rows.client.timeZone)]
        .filter(Boolean)
        .join('\n\n')
    : finalWords(reply.text, outcome.stopped, workspace);
  const usage = outcome.usage.map(
    (used): Change => ({
      type: 'usage',
      clientId: rows.client.id,
      turnId,
      usage: used,
      at: workspace.now,
    }),
  );
  const done: Change = { type: 'inbox_done', inboxId: item.id, state: 'done' };
  const shown = await checkedShown(workspace, deps.settings.replyLinks);
  const changes: Change[] = [
    ...workspace.staged().changes,
    {
      type: 'transcript',
      conversationId: item.conversationId,
      turnId,
      messages: [said, ...withFinalWords(outcome.messages, words)],
      at: workspace.now,
    },
    ...outboundOf(workspace, shown, words),
    ...(rows.peopleThere && failedAgain(transcript, outcome.stopped)
      ? [requested(deps.ids, workspace, 'failed_turns', workspace.now)]
      : []),
  ];
  const { id: conversationId, controlEpoch } = workspace.conversation;
  const otherwise = setAside(workspace, said, [...shown, reply.text]);
  await deps.store.commit(
    [
      { type: 'while_bot_speaks', conversationId, controlEpoch, changes, otherwise },
      ...usage,
      done,
    ],
    'full',
  );
  if (changes.some(({ type }) => type === 'control_requested'))
    await afterRequest(deps, conversationId);
  await scheduleLooks(
    deps,
    changes.flatMap((change) => (change.type === 'approval_requested' ? [change.approval] : [])),
  );
  if (words !== '') deps.noteOwnWords(item.conversationId, words);
}

/** Shown things first, then the agent's words, then the cards: a card is the last thing the client reads. */
function outboundOf(workspace: Workspace, shown: readonly string[], words: string): Change[] {
  const { cards } = workspace.staged();
  const messages: Outbound[] = [
    ...shown.filter(Boolean).map((text) => ({ kind: 'text', text }) as const),
    // Only a model's own words carry marks; what the desk shows is shown as it is.
    ...(words === '' ? [] : [{ kind: 'text', text: words, format: 'markdown' } as const]),
    ...cards.map((card) => cardMessage(card.approval, card.text)),
  ];
  return messages.map((message) => ({
    type: 'outbound',
    id: workspace.ids.next(),
    conversationId: workspace.conversation.id,
    controlEpoch: workspace.conversation.controlEpoch,
    speaker: 'bot',
    message,
    at: workspace.now,
  }));
}

/** A stopped turn gets one visible sentence; a turn that showed nothing and said nothing as well. */
function finalWords(text: string, stopped: TurnStop | null, workspace: Workspace): string {
  if (stopped && stopped !== 'empty')
    return [text, STOP_SENTENCES[stopped]].filter(Boolean).join('\n\n');
  const { shown, cards } = workspace.staged();
  if (text !== '' || shown.length > 0 || cards.length > 0) return text;
  return workspace.clientText === null ? '' : STOP_SENTENCES.empty;
}

/** The transcript holds what the client really read, so that the next turn starts from the same page. */
function withFinalWords(
  messages: readonly TranscriptMessage[],
  words: string,
): TranscriptMessage[] {
  const last = messages.at(-1);
  if (words === '' || (last?.role === 'desk' && last.text === words)) return [...messages];
  if (last?.role === 'desk' && last.toolCalls.length === 0)
    return [...messages.slice(0, -1), { ...last, text: words }];
  return [...messages, { role: 'desk', text: words, toolCalls: [] }];
}
