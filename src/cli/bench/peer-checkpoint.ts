import { AIMessage, type BaseMessage } from '@langchain/core/messages';
import { FakeListChatModel } from '@langchain/core/utils/testing';
import { MemorySaver } from '@langchain/langgraph';
import { createAgent, tool } from 'langchain';
import { z } from 'zod';
import { timed } from './figure.ts';

/** A model without latency that asks for two tools and then answers. */
class TwoToolModel extends FakeListChatModel {
  override bindTools() {
    return this;
  }
  override async _generate(messages: BaseMessage[]) {
    const message =
      messages.at(-1)?.getType() === 'tool'
        ? new AIMessage('done')
        : new AIMessage({
            content: '',
            tool_calls: [
              { id: `a${messages.length}`, name: 'save', args: { job: 1 } },
              { id: `b${messages.length}`, name: 'show', args: { job: 2 } },
            ],
          });
    return { generations: [{ text: '', message }] };
  }
}

/** The usual way to keep a conversation with LangGraph: one thread, a checkpointer, the whole history each turn. */
export async function checkpointedTurns(turns: number): Promise<number[]> {
  const input = z.object({ job: z.number() });
  const text = 'a line of a job posting that the tool gives back. '.repeat(20);
  const agent = createAgent({
    model: new TwoToolModel({ responses: [''] }),
    tools: [
      tool(() => 'saved', { name: 'save', description: 'Saves a job.', schema: input }),
      tool(() => text, { name: 'show', description: 'Shows a job.', schema: input }),
    ],
    checkpointer: new MemorySaver(),
  });
  const config = { configurable: { thread_id: 'bench' } };
  return timed(turns, () =>
    agent.invoke({ messages: [{ role: 'user', content: 'save 1 and show me job 2' }] }, config),
  );
}
