import { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { AIMessage, type BaseMessage } from '@langchain/core/messages';
import type { ChatResult } from '@langchain/core/outputs';
import { dataIn } from '../desk/data-block.ts';
import { callsIn, contextOf, type PastCall, readTalk } from './offline-context.ts';
import { readIntents } from './offline-intents.ts';
import { afterSending, replyTo, SAY } from './offline-replies.ts';
import { type Intent, use } from './offline-rule.ts';
import { FORWARDED } from './transcript.ts';

/** A message that the desk wrote, not the client. */
const EVENT = /^<desk-event>([\s\S]*)<\/desk-event>$/;

/**
 * The built-in model: no key, no network, no chance involved. It reads plain requests by rules (English, and the openings of common ones in German, French and Spanish) and asks for the
 * same tools through the same loop as any other model, so the desk runs and is tested without a provider. It reports
 * no token counts; the agent's estimate stands.
 */
export class OfflineModel extends BaseChatModel {
  constructor() {
    super({});
  }

  override _llmType(): string {
    return 'offline';
  }

  /** The tools are known by name; their schemas are not read. */
  override bindTools(): this {
    return this;
  }

  override async _generate(messages: BaseMessage[]): Promise<ChatResult> {
    const answer = answerTo(messages);
    const message = new AIMessage({
      content: answer.text,
      tool_calls: answer.calls.map((call, index) => ({
        ...call,
        id: `offline_${messages.length}_${index + 1}`,
        type: 'tool_call' as const,
      })),
    });
    return { generations: [{ text: answer.text, message }] };
  }
}

export function createOfflineModel(): OfflineModel {
  return new OfflineModel();
}

interface Answer {
  text: string;
  calls: { name: string; args: Record<string, unknown> }[];
}

function answerTo(messages: readonly BaseMessage[]): Answer {
  const talk = readTalk(messages);
  if (talk.calls.length > 0) return afterCalls(talk.calls);
  if (talk.words.startsWith(FORWARDED)) return { text: SAY.forwarded, calls: [] };
  const event = EVENT.exec(talk.words)?.[1];
  const intents =
    event === undefined ? readIntents(talk.words, contextOf(callsIn(talk.before))) : onEvent(event);
  if (typeof intents === 'string') return { text: intents, calls: [] };
  return asAnswer(intents);
}

/** A board that was asked under a standing permission has answered by now: show what it brought. */
function afterCalls(calls: readonly PastCall[]): Answer {
  const last = calls.at(-1);
  if (last?.name === 'lookup_jobs') {
    const query = lookedUp(last.result);
    if (query !== null) return asAnswer([use('search_jobs', { query })]);
  }
  return { text: replyTo(calls), calls: [] };
}

function onEvent(event: string): Intent[] | string {
  if (/^(?:lookup_jobs|read_job_page) #\d+ done\b/.test(event)) {
    const query = lookedUp(event);
    return query === null ? '' : [use('search_jobs', { query })];
  }
  return /^send_outreach #\d+ done\b/.test(event) ? afterSending(event) : '';
}

/** The words of a finished look-up, as the desk reports them in a data block. */
function lookedUp(text: string): string | null {
  const [, found] = /query: (<data>.*?<\/data>)/.exec(text) ?? [];
  return found === undefined ? null : (dataIn(found)[0] ?? null);
}

function asAnswer(intents: readonly Intent[]): Answer {
  const calls = intents.flatMap((intent) =>
    'tool' in intent ? [{ name: intent.tool, args: intent.args }] : [],
  );
  const said = intents.find((intent) => 'say' in intent);
  return { text: calls.length === 0 && said ? SAY[said.say] : '', calls };
}
