import { dayLeft, dayLimitsOf, NO_DAY_LIMITS, startOfDay } from '../day-budget.ts';
import type { Operator } from '../operators/operator.ts';
import { wordsOfTalk } from '../own-words.ts';
import type { WorkspaceRows } from '../ports/store.ts';
import { sendTools } from '../tool.ts';
import { createWorkspace, type Workspace } from '../workspace.ts';
import { type Decision, refusedBy, type Scene, type TakeoverDeps } from './act.ts';
import { HANDING_BACK } from './refusals.ts';
import { transition } from './transition.ts';

/**
 * What an operator's act on a client's drafts and cards works with: the same rows, words and limits as a turn of the
 * assistant, in the operator's name.
 *
 * @param acts.draftId  the id that a new draft gets
 * @param acts.rows     the client's rows, where they were read a moment ago
 */
export async function operatorWorkspace(
  deps: TakeoverDeps,
  operator: Operator,
  { client, conversation, at }: Scene,
  acts: { draftId?: string; rows?: WorkspaceRows } = {},
): Promise<Workspace> {
  const { transcriptTurns: turns, transcriptChars: maxChars } = deps.settings;
  const [rows, talk, used] = await Promise.all([
    acts.rows ?? deps.store.loadWorkspace(conversation.id),
    deps.store.loadTranscript(conversation.id, { turns, maxChars }),
    deps.store.dayUse(client.id, startOfDay(at), sendTools(deps.catalog)),
  ]);
  const limits = dayLimitsOf(client, deps.settings.dayLimits);
  return createWorkspace(deps, {
    rows,
    turnId: deps.ids.next(),
    clientText: null,
    talkWords: wordsOfTalk(talk),
    dayLeft: { ...NO_DAY_LIMITS, sends: dayLeft(limits, used).sends },
    author: { name: operator.name, draftId: acts.draftId ?? deps.ids.next() },
  });
}

/** Why an operator may not work on drafts and cards of this client now; null while they answer them. */
export async function refusedUnlessAnswering(
  deps: TakeoverDeps,
  operator: Operator,
  { state, at }: Scene,
): Promise<Decision | null> {
  const event = { type: 'renew', operatorId: operator.id } as const;
  const next = transition(state, event, deps.settings.takeover, at);
  if (next.result === 'refused') return refusedBy(deps, state, next.why);
  return state.control === 'human' ? null : { answer: HANDING_BACK };
}
