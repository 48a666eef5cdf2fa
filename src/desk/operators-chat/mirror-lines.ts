import type { Thread, ThreadEntry } from '../ports/inbox-store.ts';
import type { MirrorRow } from '../ports/topic-store.ts';
import { PHONE } from '../takeover/act.ts';
import type { ControlState } from '../takeover/control.ts';
import { visibleText } from '../visible-text.ts';
import { controlWords } from './words.ts';

/** One message for a topic; `item` is written down when it is posted, so that it is posted once. */
export interface MirrorLine {
  item: string;
  text: string;
}

/** How one of the operators' own messages ended, to be shown at it. */
export interface ReplyEnd {
  messageId: number;
  item: string;
  end: 'accepted' | 'failed' | 'unknown';
}

/** So much of what was said before is shown when a person is asked for. */
const BEFORE = 6;
const MOST_CHARS = 3500;

/** Whether a person is at it, or asked for: then the group may read what is said. */
export function isWithPeople({ control }: Pick<ControlState, 'control'>): boolean {
  return control === 'requested' || control === 'human' || control === 'returning';
}

/** The line of the state of now. A state that has been shown has the same item. */
export function controlLine(state: ControlState, holder: string | null, at: Date): MirrorLine {
  const mark = [
    state.control,
    state.epoch,
    state.requestedAt?.getTime() ?? '',
    state.claimedAt?.getTime() ?? '',
    // Each reminder is a line of its own.
    state.control === 'requested' && state.looks > 1 ? state.looks : '',
  ].join('.');
  return { item: `s${mark}`, text: controlWords(state, holder, at) };
}

/** When the part of the thread begins that concerns the people of the desk. */
export function sinceOf(state: ControlState): Date | null {
  const times = [state.requestedAt, state.claimedAt].filter((time) => time !== null);
  return times.length === 0 ? null : new Date(Math.min(...times.map((time) => time.getTime())));
}

/**
 * What of a thread is still to be shown in its topic, oldest first. Nothing here is ever for the client, and cards come
 * without buttons: only the client decides.
 * @param since  from when on everything is shown, besides a few entries before it; null: no content at all
 */
export function mirrorLines(
  entries: Thread['entries'],
  rows: readonly MirrorRow[],
  since: Date | null,
): MirrorLine[] {
  if (since === null) return [];
  const shown = new Set(rows.map(({ item }) => item));
  const known = new Set(rows.map(({ item }) => item.split(':')[0] ?? item));
  const first = entries.findIndex(({ at }) => at >= since);
  const from = Math.max(0, (first < 0 ? entries.length : first) - BEFORE);
  return entries
    .slice(from)
    .flatMap((entry) => linesOf(entry))
    .filter(({ item, once }) => (once ? !known.has(item) : !shown.has(item)))
    .map(({ item, text }) => ({ item, text: underOneName(clipped(text)) }));
}

/** What became of the operators' own messages since it was last shown at them. */
export function replyEnds(entries: Thread['entries'], rows: readonly MirrorRow[]): ReplyEnd[] {
  const ends: ReplyEnd[] = [];
  for (const { item, messageId, direction } of rows) {
    if (direction !== 'to_client' || !item.startsWith('o') || item.includes(':')) continue;
    const sent = entries.find(({ key }) => key === item);
    if (sent?.kind !== 'outbound') continue;
    const { state } = sent;
    if (state === 'accepted' || state === 'failed' || state === 'unknown')
      ends.push({ messageId, item: `${item}:${state}`, end: state });
  }
  return ends;
}

const NOT_CHANGED =
  '⚠️ The change of a message may not have reached the client, who may still read the first wording.';

type Line = MirrorLine & { once: boolean };

function linesOf(entry: ThreadEntry): Line[] {
  const line = (text: string, item = entry.key, once = true): Line => ({ item, text, once });
  switch (entry.kind) {
    case 'turn':
      return entry.messages.flatMap((words, place) => {
        const item = `${entry.key}.${place}`;
        if (words.role === 'client')
          return [line(`👤 Client${words.forwarded ? ' (forwarded)' : ''}: ${words.text}`, item)];
        // Every other operator's words stand in the outbox, with what became of them.
        if (words.role === 'operator' && words.name === PHONE.name)
          return [line(`💬 From ${PHONE.name}: ${words.text}`, item)];
        return [];
      });
    case 'outbound':
      return outboundLines(entry, line);
    case 'card': {
      const { approval, execution } = entry;
      const state = execution ? `${approval.status}, ${execution.status}` : approval.status;
      const named = `Card #${approval.number} (${approval.tool.replaceAll('_', ' ')})`;
      const text =
        approval.status === 'pending'
          ? `🗂 ${named} waits for the client, who alone decides:\n${approval.cardText}`
          : `🗂 ${named}: ${state}.`;
      return [line(text, `${entry.key}:${state.replaceAll(', ', '.')}`, false)];
    }
    case 'note':
      return entry.of === 'note'
        ? [line(`📝 ${entry.by ?? 'Somebody who has left'}: ${entry.text}`)]
        : [line(`Not sent, the assistant would have said: ${entry.text}`)];
    case 'dead':
      return [line('A message of the client could not be handled and was set aside.')];
    case 'waiting':
      return [];
  }
}

function outboundLines(
  entry: Extract<ThreadEntry, { kind: 'outbound' }>,
  line: (text: string, item?: string, once?: boolean) => Line,
): Line[] {
  const { message, state, speaker, key } = entry;
  // What has not left may still be kept back.
  if (state === 'queued' || state === 'attempting') return [];
  if (message.kind === 'revise') return state === 'accepted' ? [] : [line(NOT_CHANGED)];
  const lines: Line[] = [];
  if (message.kind === 'blocked')
    lines.push(line(`🔒 Something that looks like ${aKind(message.secretKind)} was stopped.`));
  else if (message.kind === 'file') lines.push(line(`🤖 File: ${message.name}`));
  else if (message.kind === 'text')
    // An operator's words carry their name already.
    lines.push(line(`${speaker === 'operator' ? '💬' : '🤖 Desk:'} ${message.text}`));
  if (state === 'failed' && lines.length > 0)
    lines.push(line('⚠️ The message above did not reach the client.', `${key}:failed`, false));
  if (state === 'unknown' && lines.length > 0)
    lines.push(
      line('⚠️ Nobody knows whether the message above reached the client.', `${key}:unknown`, false),
    );
  return lines;
}

/**
 * The first line says whose words these are. What follows is set in, without marks that turn the direction of reading, so
 * that a client's message cannot hold a line that reads like a note or a reply of an operator.
 */
function underOneName(text: string): string {
  return visibleText(text).split(LINE_BREAK).join('\n┊ ');
}

const LINE_BREAK = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/u;

function clipped(text: string): string {
  return text.length <= MOST_CHARS
    ? text
    : `${text.slice(0, MOST_CHARS)}… (the rest is in the console)`;
}

function aKind(kind: string): string {
  const words = kind.replaceAll('_', ' ');
  return `${/^[aeiou]/i.test(words) ? 'an' : 'a'} ${words}`;
}
