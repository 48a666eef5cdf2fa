import { AIMessage, type BaseMessage, HumanMessage, ToolMessage } from '@langchain/core/messages';
import type { JobContext } from './offline-numbers.ts';
import { isRecord } from './transcript.ts';

/** One finished call of an earlier turn or of this one. */
export interface PastCall {
  name: string;
  args: Record<string, unknown>;
  result: string;
}

/** What the offline model knows of the talk so far. */
export interface TalkContext extends JobContext {
  /** What the talk was about last: decides what "shorter" or "more" means. */
  topic: 'jobs' | 'draft' | null;
  /** The words of the last search; null before the first one. */
  lastQuery: string | null;
}

const ABOUT_DRAFTS = new Set([
  'draft_outreach',
  'draft_cover_letter',
  'draft_follow_up',
  'revise_draft',
  'send_outreach',
]);

/** Splits a conversation at its last human message: what came before, the words themselves, the calls since. */
export function readTalk(messages: readonly BaseMessage[]): {
  before: readonly BaseMessage[];
  words: string;
  calls: PastCall[];
} {
  const at = messages.findLastIndex((message) => message instanceof HumanMessage);
  return {
    before: messages.slice(0, Math.max(at, 0)),
    words: messages[at]?.text ?? '',
    calls: callsIn(messages.slice(at + 1)),
  };
}

export function callsIn(messages: readonly BaseMessage[]): PastCall[] {
  const results = new Map<string, string>();
  for (const message of messages)
    if (message instanceof ToolMessage) results.set(message.tool_call_id, message.text);
  return messages.flatMap((message) =>
    message instanceof AIMessage
      ? (message.tool_calls ?? []).map((call) => ({
          name: call.name,
          args: call.args,
          result: results.get(call.id ?? '') ?? '',
        }))
      : [],
  );
}

/** Reads the context out of the calls that went before, newest last. */
export function contextOf(calls: readonly PastCall[]): TalkContext {
  let context: TalkContext = { shown: null, focus: [], topic: null, lastQuery: null };
  for (const call of calls) {
    if (call.result.startsWith('REFUSED')) continue;
    if (call.name === 'search_jobs' || call.name === 'keep_job_text') {
      const shown = Number(/^(\d+) of \d+ jobs/.exec(call.result)?.[1] ?? Number.NaN);
      const query = call.args.query;
      context = {
        shown: Number.isNaN(shown) ? context.shown : shown,
        focus: shown === 1 ? [1] : [],
        topic: 'jobs',
        lastQuery: typeof query === 'string' && query !== '' ? query : context.lastQuery,
      };
      continue;
    }
    const focus = jobsOf(call.args);
    if (focus.length > 0) context = { ...context, focus };
    if (ABOUT_DRAFTS.has(call.name)) context = { ...context, topic: 'draft' };
    else if (focus.length > 0) context = { ...context, topic: 'jobs' };
  }
  return context;
}

function jobsOf(args: unknown): number[] {
  if (!isRecord(args)) return [];
  const named = Array.isArray(args.jobs) ? args.jobs : [args.job];
  return named.filter((item): item is number => typeof item === 'number');
}
