import { auditEntry } from '../audit-templates.ts';
import type { Client, Conversation } from '../client.ts';
import { readNote, writeNote } from '../desk-note.ts';
import { outboundText } from '../outbound.ts';
import type { Clock, Ids } from '../ports/clock.ts';
import type { Change, WorkspaceRows } from '../ports/store.ts';
import { nextQuestion, type Progress, readProgress, writeProgress } from './progress.ts';
import { type QuestionKey, questionText } from './questions.ts';
import { namesQuestions, readAnswerTo } from './read-answer.ts';

export interface OnboardingDeps {
  clock: Clock;
  ids: Ids;
}

type Home = { client: Client; conversation: Conversation };

/** The first question, after the yes. */
export function firstQuestion(deps: OnboardingDeps, home: Home): Change[] {
  const lead = `A few short questions, so that I search well. Answer in your own words, or "skip"; "later" puts them all off.`;
  return ask(deps, home, 'goal', lead);
}

/**
 * The words that followed a question, when they are its answer: what to commit with the message. Null when they are about
 * something else, or when no question waits: then the message is handled like any other.
 */
export function takeAnswer(
  deps: OnboardingDeps,
  home: Home,
  rows: Pick<WorkspaceRows, 'preferences'>,
  text: string,
): Change[] | null {
  const progress = progressIn(rows);
  if (progress?.state !== 'waiting' && progress?.state !== 'aside') return null;
  // Once the client went on to something else, only words that are about the questions count.
  if (progress.state === 'aside' && !namesQuestions(text)) return null;
  const { key } = progress;
  const answer = readAnswerTo(key, text);
  const at = deps.clock.now();
  const say = (words: string) => outboundText(deps.ids, home.conversation, at, words);
  switch (answer.is) {
    case 'other':
      return null;
    case 'unclear':
      return [say(answer.sentence)];
    case 'later':
      return [
        note(home, { state: 'later', key }, at),
        say('Gladly. /questions takes them up again whenever you like.'),
      ];
    case 'skip':
      return goOn(deps, home, rows, key, 'Skipped.');
    case 'value':
      return [
        ...answered(home, key, answer.value, at),
        ...goOn(deps, home, rows, key, `Noted: ${answer.value}.`),
      ];
  }
}

/** The client did something else while a question waited: from now on free words are not taken for its answer. */
export function putAside(
  deps: OnboardingDeps,
  home: Home,
  rows: Pick<WorkspaceRows, 'preferences'>,
): Change[] {
  const progress = progressIn(rows);
  return progress?.state === 'waiting'
    ? [note(home, { state: 'aside', key: progress.key }, deps.clock.now())]
    : [];
}

/** Asks again what waits, at a moment when the client has nothing else before them. */
export function askWaiting(
  deps: OnboardingDeps,
  home: Home,
  rows: Pick<WorkspaceRows, 'preferences' | 'pending'>,
): Change[] {
  const progress = progressIn(rows);
  if (rows.pending.length > 0 || (progress?.state !== 'waiting' && progress?.state !== 'aside'))
    return [];
  const key = isOpen(rows, progress.key) ? progress.key : nextQuestion(rows.preferences, null);
  return key === null ? [] : ask(deps, home, key, 'One question of mine is still open.');
}

/** /questions: goes on where the client stopped, or asks what was skipped. */
export function askOpen(
  deps: OnboardingDeps,
  home: Home,
  rows: Pick<WorkspaceRows, 'preferences'>,
): Change[] {
  const progress = progressIn(rows);
  const after = progress && progress.state !== 'done' ? progress.key : null;
  const key =
    (after !== null && isOpen(rows, after) ? after : nextQuestion(rows.preferences, after)) ??
    nextQuestion(rows.preferences, null);
  if (key !== null) return ask(deps, home, key, null);
  const words = 'No question is open. /profile shows what you told me.';
  return [outboundText(deps.ids, home.conversation, deps.clock.now(), words)];
}

function progressIn(rows: Pick<WorkspaceRows, 'preferences'>): Progress | null {
  return readProgress(readNote(rows.preferences, 'desk.questions'));
}

function isOpen(rows: Pick<WorkspaceRows, 'preferences'>, key: QuestionKey): boolean {
  return !rows.preferences.some((preference) => preference.key === key);
}

function goOn(
  deps: OnboardingDeps,
  home: Home,
  rows: Pick<WorkspaceRows, 'preferences'>,
  key: QuestionKey,
  lead: string,
): Change[] {
  const next = nextQuestion(rows.preferences, key);
  if (next !== null) return ask(deps, home, next, lead);
  const at = deps.clock.now();
  const words = `${lead} That was the last question, thank you. /profile shows your answers; to change one, just say so.`;
  return [note(home, { state: 'done' }, at), outboundText(deps.ids, home.conversation, at, words)];
}

function ask(deps: OnboardingDeps, home: Home, key: QuestionKey, lead: string | null): Change[] {
  const at = deps.clock.now();
  const text = [lead, questionText(key)].filter((line) => line !== null).join('\n');
  return [
    note(home, { state: 'waiting', key }, at),
    outboundText(deps.ids, home.conversation, at, text),
  ];
}

function note(home: Home, progress: Progress, at: Date): Change {
  return writeNote(home.client.id, 'desk.questions', writeProgress(progress), at);
}

function answered(home: Home, key: QuestionKey, value: string, at: Date): Change[] {
  const clientId = home.client.id;
  return [
    { type: 'preference_set', clientId, preference: { key, value, at } },
    ...(key === 'time_zone'
      ? [{ type: 'client_settings', clientId, timeZone: value } satisfies Change]
      : []),
    {
      type: 'audit',
      entry: auditEntry(
        { ...home, at },
        {
          source: 'chat',
          dataCategory: 'preference',
          purpose: 'search and score as the client wishes',
          actor: 'human',
          action: 'preference.answered',
          notes: key,
        },
      ),
    },
  ];
}
