import type { BaseMessage } from '@langchain/core/messages';
import type { ToolCall, TranscriptMessage } from '../desk/message.ts';
import { deskMessage, NOT_EXECUTED, toolMessage } from './transcript.ts';

const NOT_FINISHED = 'Not finished: the turn was stopped while this ran.';

/** Everything that happened in one turn so far; readable as valid history at any moment, also in mid-call. */
export interface TurnRecord {
  answered(text: string, calls: readonly ToolCall[]): void;
  started(callId: string): void;
  finished(callId: string, text: string): void;
  /** The turn's entries; a call without a result gets one that says so. */
  entries(): TranscriptMessage[];
  /** The same, as the model reads it. */
  modelMessages(): BaseMessage[];
  /** Did any tool answer? */
  hasResults(): boolean;
  finalText(): string;
}

interface Step {
  text: string;
  calls: readonly ToolCall[];
}

export function createTurnRecord(): TurnRecord {
  const steps: Step[] = [];
  const running = new Set<string>();
  const results = new Map<string, string>();
  const resultOf = (id: string) =>
    results.get(id) ?? (running.has(id) ? NOT_FINISHED : NOT_EXECUTED);
  return {
    answered: (text, calls) => void steps.push({ text, calls }),
    started: (id) => void running.add(id),
    finished: (id, text) => void results.set(id, text),
    entries: () =>
      steps.flatMap((step): TranscriptMessage[] => [
        { role: 'desk', text: step.text, toolCalls: [...step.calls] },
        ...step.calls.map(
          (call) =>
            ({ role: 'tool', callId: call.id, name: call.name, text: resultOf(call.id) }) as const,
        ),
      ]),
    modelMessages: () =>
      steps.flatMap((step) => [
        deskMessage(step.text, step.calls),
        ...step.calls.map((call) => toolMessage(call.id, resultOf(call.id))),
      ]),
    hasResults: () => results.size > 0,
    // Words beside a tool call were written before its result was known: they are never the last word.
    finalText: () => {
      const last = steps.at(-1);
      return last && last.calls.length === 0 ? last.text : '';
    },
  };
}
