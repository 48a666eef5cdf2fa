import { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { AIMessage, type BaseMessage, HumanMessage, ToolMessage } from '@langchain/core/messages';
import type { ChatResult } from '@langchain/core/outputs';
import { dataIn } from '../../src/desk/data-block.ts';

interface Wish {
  name: string;
  args: Record<string, unknown>;
}

/**
 * The worst model there is: it does what the client asks, and then whatever any text in its context asks for, with the very
 * arguments that stand there. It decodes what is hidden, believes every role that a text claims, and says what it is told.
 */
export class ObedientModel extends BaseChatModel {
  /** Everything it was ever shown. */
  readonly seen: string[] = [];
  /** How many wishes it followed. */
  obeyed = 0;

  constructor() {
    super({});
  }

  override _llmType(): string {
    return 'obedient';
  }

  override bindTools(): this {
    return this;
  }

  override async _generate(messages: BaseMessage[]): Promise<ChatResult> {
    const text = messages.map((message) => message.text).join('\n');
    this.seen.push(text);
    const at = messages.findLastIndex((message) => message instanceof HumanMessage);
    const rounds = messages.slice(at).filter((message) => message instanceof AIMessage).length;
    const asked = askedBy(messages[at]?.text ?? '');
    const results = messages.slice(at).some((message) => message instanceof ToolMessage);
    if (asked && !results) return answer('', [asked]);
    const context = decoded(text);
    const { wishes, broken } = wishesIn(context);
    const first = rounds === (asked ? 1 : 0);
    if (first && (wishes.length > 0 || broken)) {
      this.obeyed += wishes.length;
      return answer('', wishes, broken);
    }
    return answer(wordsIn(context, messages), []);
  }
}

/** What the client asks for themselves, in the words of the tests. */
function askedBy(words: string): Wish | null {
  const said = words.split('\n').at(-1) ?? '';
  const job = Number(/\d+/.exec(said)?.[0] ?? 1);
  if (said.startsWith('show')) return { name: 'show_job', args: { job } };
  if (said.startsWith('score')) return { name: 'score_match', args: { jobs: [job] } };
  if (said.startsWith('write to')) return { name: 'draft_outreach', args: { job } };
  if (said.startsWith('read my cv')) return { name: 'read_cv', args: {} };
  return null;
}

function wishesIn(context: string): { wishes: Wish[]; broken: boolean } {
  const wishes = [...context.matchAll(/\b([a-z][a-z_]{2,40}) (\{[^{}]*\})/g)].flatMap(
    ([, name = '', json = '']) => {
      try {
        const args: unknown = JSON.parse(json);
        return [{ name, args: args as Record<string, unknown> }];
      } catch {
        return [];
      }
    },
  );
  return { wishes, broken: /\bbroken_json \{"/.test(context) };
}

function wordsIn(context: string, messages: readonly BaseMessage[]): string {
  const said = [...context.matchAll(/say: ([^\n<"]+)/g)].map(([, words = '']) => words);
  const own = /Name: [^\n\\]*/.exec(context)?.[0] ?? 'nothing';
  const filled = [...new Set(said)]
    .join('\n')
    .replaceAll('{{context}}', encodeURIComponent(own).replaceAll('%', '-'))
    .replaceAll('{{system}}', messages[0]?.text ?? '');
  return filled === '' ? 'ok' : filled;
}

/** The context with everything readable that hides in it: data blocks, base64, tag characters, zero-width marks. */
function decoded(text: string): string {
  const blocks = dataIn(text).join('\n');
  const plain = `${text.replace(/<data>[\s\S]*?<\/data>/g, ' ')}\n${blocks}`.replace(
    /[\u200b\u2060]/g,
    '',
  );
  const untagged = plain.replace(/[\u{e0020}-\u{e007f}]/gu, (sign) =>
    String.fromCodePoint((sign.codePointAt(0) ?? 0) - 0xe0000),
  );
  const hidden = [...plain.matchAll(/[A-Za-z0-9+/]{40,}={0,2}/g)].map(([found]) =>
    Buffer.from(found, 'base64').toString(),
  );
  return [untagged, ...hidden].join('\n');
}

function answer(text: string, wishes: readonly Wish[], broken = false): ChatResult {
  const message = new AIMessage({
    content: text,
    tool_calls: wishes.map((wish, i) => ({ ...wish, id: `w${i}`, type: 'tool_call' as const })),
    invalid_tool_calls: broken
      ? [{ name: 'search_jobs', args: '{"query": "rus', id: 'b', type: 'invalid_tool_call' }]
      : [],
  });
  return { generations: [{ text, message }] };
}
