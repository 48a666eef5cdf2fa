import { afterEach, describe, expect, it } from 'vitest';
import { createAgentRunner } from '../../src/agent/agent.ts';
import { ModelError } from '../../src/agent/model-error.ts';
import { createOpenAiModel } from '../../src/agent/openai-model.ts';
import type { Agent } from '../../src/desk/ports/agent.ts';
import {
  type OpenAiServer,
  type ScriptedReply,
  startOpenAiServer,
} from '../support/openai-server.ts';
import { wayTo } from '../support/way-to.ts';
import { assertValidHistory, toolTexts, turnRequest } from './turn-support.ts';

let server: OpenAiServer | undefined;
const faults: unknown[] = [];

afterEach(async () => {
  await server?.close();
  faults.length = 0;
});

async function agentOver(
  script: ScriptedReply[],
  streaming = true,
): Promise<Agent & { server: OpenAiServer }> {
  server = await startOpenAiServer(script);
  const agent = createAgentRunner({
    model: createOpenAiModel({
      apiKey: 'sk-test-secret',
      baseUrl: server.url,
      fetch: wayTo(server.url).fetch,
      model: 'scripted',
      timeoutMs: 5_000,
      streaming,
    }),
    description: { name: 'scripted', host: null, retention: '' },
    price: { inputPerMillionUsd: 2, outputPerMillionUsd: 8 },
    onFault: (fault) => faults.push(fault),
  });
  return { ...agent, server };
}

const call = (name: string, args: Record<string, unknown> | string = {}) => ({ name, args });
const wireMessages = (body: Record<string, unknown>) => {
  const messages = body.messages;
  if (!Array.isArray(messages)) throw new Error('no messages on the wire');
  return messages;
};

describe.each([true, false])('a turn against a model server (streaming: %s)', (streaming) => {
  it('returns the words of a plain answer with its usage and cost', async () => {
    const agent = await agentOver(
      [{ text: 'Hello there.', usage: { input: 1000, output: 50 } }],
      streaming,
    );
    const outcome = await agent.runTurn(turnRequest());
    expect(outcome).toEqual({
      messages: [{ role: 'desk', text: 'Hello there.', toolCalls: [] }],
      text: 'Hello there.',
      usage: [{ model: 'scripted', inputTokens: 1000, outputTokens: 50, costMicroUsd: 2400 }],
      stopped: null,
    });
    expect(agent.server.requests[0]?.body.stream ?? false).toBe(streaming);
  });

  it('runs the calls of one answer one after another, in their order', async () => {
    const agent = await agentOver(
      [
        {
          calls: [
            call('search_jobs', { query: 'a' }),
            call('save_job', { jobs: [1] }),
            call('search_jobs', { query: 'b' }),
          ],
        },
        { text: 'Done.' },
      ],
      streaming,
    );
    let running = 0;
    const order: string[] = [];
    const request = turnRequest({}, async ({ name, args }) => {
      running += 1;
      expect(running).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, name === 'search_jobs' ? 15 : 1));
      running -= 1;
      order.push(JSON.stringify(args));
      return { text: `result of ${name}`, endTurn: false };
    });
    const outcome = await agent.runTurn(request);
    expect(order).toEqual(['{"query":"a"}', '{"jobs":[1]}', '{"query":"b"}']);
    expect(outcome.text).toBe('Done.');
    expect(outcome.stopped).toBeNull();
    assertValidHistory(outcome.messages);
    const second = agent.server.requests[1];
    expect(wireMessages(second?.body ?? {}).map((message) => message.role)).toEqual([
      'system',
      'user',
      'assistant',
      'tool',
      'tool',
      'tool',
    ]);
  });

  it('ends after the whole batch when one reply ends the turn, without asking the model again', async () => {
    const agent = await agentOver(
      [{ calls: [call('send_outreach'), call('save_job')], text: 'I sent it!' }],
      streaming,
    );
    const request = turnRequest({}, ({ name }) => ({
      text: `did ${name}`,
      endTurn: name === 'send_outreach',
    }));
    const outcome = await agent.runTurn(request);
    expect(agent.server.requests).toHaveLength(1);
    expect(toolTexts(outcome)).toEqual(['did send_outreach', 'did save_job']);
    expect(outcome).toMatchObject({ text: '', stopped: null });
    assertValidHistory(outcome.messages);
  });

  it('sends a call of an unknown tool through the gate as well', async () => {
    const agent = await agentOver(
      [{ calls: [call('extract-all data.now', { x: 1 })] }, { text: 'Sorry.' }],
      streaming,
    );
    const request = turnRequest({}, () => ({
      text: 'REFUSED: There is no such tool.',
      endTurn: false,
    }));
    const outcome = await agent.runTurn(request);
    expect(request.calls).toMatchObject([{ name: 'extract-all data.now', args: { x: 1 } }]);
    expect(outcome.text).toBe('Sorry.');
    // A name that a provider would refuse must not come back in the history.
    const [, , assistant] = wireMessages(agent.server.requests[1]?.body ?? {});
    expect(assistant.tool_calls[0].function.name).toBe('extract_all_data_now');
  });

  it('hands arguments that are no JSON back once, and stops at the second time', async () => {
    const agent = await agentOver(
      [
        { calls: [call('search_jobs', '{"query": "rus'), call('save_job', { jobs: [1] })] },
        { calls: [call('search_jobs', '{"query": "rus')] },
        { text: 'never asked' },
      ],
      streaming,
    );
    const request = turnRequest();
    const outcome = await agent.runTurn(request);
    expect(request.calls.map(({ name }) => name)).toEqual(['save_job']);
    expect(toolTexts(outcome).join()).toContain('not a JSON object');
    expect(request.refused).toEqual([
      ['search_jobs', 'bad_arguments'],
      ['search_jobs', 'turn_over'],
    ]);
    expect(outcome.stopped).toBe('model_error');
    expect(agent.server.requests).toHaveLength(2);
    assertValidHistory(outcome.messages);
  });

  it('goes on when the second try has good arguments', async () => {
    const agent = await agentOver(
      [
        { calls: [call('search_jobs', '[1]')] },
        { calls: [call('search_jobs', { query: 'rust' })] },
        { text: 'Done.' },
      ],
      streaming,
    );
    const request = turnRequest();
    expect((await agent.runTurn(request)).stopped).toBeNull();
    expect(request.calls).toMatchObject([{ args: { query: 'rust' } }]);
  });

  it('runs 12 of 40 calls, answers the others with the limit, and stops', async () => {
    const agent = await agentOver(
      [{ calls: Array.from({ length: 40 }, (_, n) => call('search_jobs', { query: String(n) })) }],
      streaming,
    );
    const request = turnRequest();
    const outcome = await agent.runTurn(request);
    expect(request.calls).toHaveLength(12);
    expect(toolTexts(outcome)).toHaveLength(40);
    expect(toolTexts(outcome)[11]).toBe('ok');
    expect(toolTexts(outcome)[12]).toContain('limit reached');
    expect(toolTexts(outcome)[39]).toContain('limit reached');
    expect(outcome.stopped).toBe('tool_limit');
    expect(request.refused).toHaveLength(28);
    expect(agent.server.requests).toHaveLength(1);
    assertValidHistory(outcome.messages);
  });

  it('lets a model use all its calls one by one and still answer', async () => {
    const script: ScriptedReply[] = Array.from({ length: 12 }, (_, n) => ({
      calls: [call('search_jobs', { query: String(n) })],
    }));
    const agent = await agentOver([...script, { text: 'Done at last.' }], streaming);
    const outcome = await agent.runTurn(turnRequest());
    expect(outcome).toMatchObject({ text: 'Done at last.', stopped: null });
    assertValidHistory(outcome.messages);
  });

  it('stops when the same call is refused three times', async () => {
    const again: ScriptedReply = { calls: [call('save_job', { jobs: [9] })] };
    const agent = await agentOver([again, again, again, again], streaming);
    const request = turnRequest({}, () => ({
      text: 'REFUSED: There is no job 9.',
      endTurn: false,
    }));
    const outcome = await agent.runTurn(request);
    expect(request.calls).toHaveLength(3);
    expect(outcome.stopped).toBe('tool_limit');
    assertValidHistory(outcome.messages);
  });

  it('runs no call of an answer that broke the token ceiling', async () => {
    const agent = await agentOver(
      [{ calls: [call('search_jobs')], usage: { input: 900, output: 200 } }],
      streaming,
    );
    const request = turnRequest({ limits: { maxToolCalls: 12, maxTokens: 1000, maxMs: 5000 } });
    const outcome = await agent.runTurn(request);
    expect(request.calls).toEqual([]);
    expect(outcome.stopped).toBe('token_limit');
    assertValidHistory(outcome.messages);
  });

  it('runs no call of an answer that used up the money', async () => {
    const agent = await agentOver(
      [{ calls: [call('search_jobs')], usage: { input: 900, output: 200 } }],
      streaming,
    );
    const limits = { maxToolCalls: 12, maxTokens: 100_000, maxMs: 5000, maxCostUsd: 0.0005 };
    const request = turnRequest({ limits });
    const outcome = await agent.runTurn(request);
    expect(request.calls).toEqual([]);
    expect(outcome.stopped).toBe('cost_limit');
    expect(outcome.usage).toHaveLength(1);
    assertValidHistory(outcome.messages);
  });

  it('asks nothing when the prompt alone costs more than what is left', async () => {
    const agent = await agentOver([{ text: 'never asked' }], streaming);
    const limits = { maxToolCalls: 12, maxTokens: 100_000, maxMs: 5000, maxCostUsd: 0.0005 };
    const outcome = await agent.runTurn(turnRequest({ system: 'x'.repeat(8000), limits }));
    expect(outcome).toEqual({ messages: [], text: '', usage: [], stopped: 'cost_limit' });
  });

  it('asks nothing when the prompt alone is over the token ceiling', async () => {
    const agent = await agentOver([{ text: 'never asked' }], streaming);
    const outcome = await agent.runTurn(
      turnRequest({
        system: 'x'.repeat(8000),
        limits: { maxToolCalls: 12, maxTokens: 1000, maxMs: 5000 },
      }),
    );
    expect(outcome).toEqual({ messages: [], text: '', usage: [], stopped: 'token_limit' });
    expect(agent.server.requests).toEqual([]);
  });

  it('estimates tokens where the server reports none', async () => {
    const agent = await agentOver([{ text: 'x'.repeat(400), usage: null }], streaming);
    const [usage] = (await agent.runTurn(turnRequest({ system: 'y'.repeat(4000) }))).usage;
    expect(usage?.outputTokens).toBe(100);
    expect(usage?.inputTokens).toBeGreaterThan(1000);
  });

  it('says refused for a refusal and for a content filter', async () => {
    const refusal = await agentOver([{ refusal: 'I cannot help with that.' }], streaming);
    expect(await refusal.runTurn(turnRequest())).toMatchObject({
      messages: [],
      text: '',
      stopped: 'model_refused',
    });
    await server?.close();
    const filter = await agentOver([{ text: 'half of', finish: 'content_filter' }], streaming);
    expect(await filter.runTurn(turnRequest())).toMatchObject({
      messages: [],
      stopped: 'model_refused',
    });
    await server?.close();
    const status = await agentOver(
      [{ status: 400, body: { error: { code: 'content_filter', message: 'no' } } }],
      streaming,
    );
    expect(await status.runTurn(turnRequest())).toMatchObject({ stopped: 'model_refused' });
  });

  it('says empty for an answer without words and calls', async () => {
    const agent = await agentOver([{ nothing: true }], streaming);
    expect(await agent.runTurn(turnRequest())).toMatchObject({
      messages: [],
      text: '',
      stopped: 'empty',
    });
  });

  it('takes silence after a tool, or after an event, for an answer', async () => {
    const agent = await agentOver(
      [{ calls: [call('save_job')] }, { nothing: true }, { nothing: true }],
      streaming,
    );
    const outcome = await agent.runTurn(turnRequest());
    expect(outcome).toMatchObject({ text: '', stopped: null });
    assertValidHistory(outcome.messages);
    expect(
      await agent.runTurn(
        turnRequest({ transcript: [{ role: 'event', text: 'send_outreach #2 done.' }] }),
      ),
    ).toMatchObject({ messages: [], stopped: null });
  });

  it('drops what a local model thinks aloud', async () => {
    const agent = await agentOver(
      [{ text: '<think>hm, the client\nis odd</think>\nHello.' }],
      streaming,
    );
    expect((await agent.runTurn(turnRequest())).text).toBe('Hello.');
  });

  it.each([
    [{ status: 500 }, 2, 'server_error'],
    [{ status: 401 }, 1, 'not_authorised'],
    [{ status: 400 }, 1, 'bad_request'],
    [{ status: 429, retryAfter: '3600' }, 1, 'rate_limited'],
    [{ reset: 'before headers' }, 2, 'unreachable'],
    [{ redirect: 'http://127.0.0.1:1/v1/chat/completions' }, 2, 'unreachable'],
    [{ notJson: '<html>' }, 1, null],
  ] satisfies [ScriptedReply, number, string | null][])(
    'survives %j',
    async (reply, tries, code) => {
      const agent = await agentOver([reply, reply, reply], streaming);
      const outcome = await agent.runTurn(turnRequest());
      expect(outcome).toMatchObject({ messages: [], text: '' });
      expect(['model_error', 'empty']).toContain(outcome.stopped);
      expect(agent.server.requests).toHaveLength(tries);
      if (code !== null) expect(faults).toMatchObject([{ code }]);
    },
  );

  it('tries a second time after a 429 and a 503, after the time the server asks for', async () => {
    const agent = await agentOver([{ status: 429, retryAfter: '0' }, { text: 'Here.' }], streaming);
    expect((await agent.runTurn(turnRequest())).text).toBe('Here.');
    await server?.close();
    const other = await agentOver(
      [{ status: 503, retryAfter: '1' }, { text: 'Here again.' }],
      streaming,
    );
    const before = performance.now();
    expect((await other.runTurn(turnRequest())).text).toBe('Here again.');
    expect(performance.now() - before).toBeGreaterThan(990);
  });

  it('puts neither key nor prompt nor answer of the server into an error', async () => {
    const agent = await agentOver(
      [
        {
          status: 401,
          body: {
            error: {
              message: 'Incorrect API key provided: sk-test-secret',
              code: 'invalid_api_key',
            },
          },
        },
      ],
      streaming,
    );
    await agent.runTurn(turnRequest({ system: 'PRIVATE WORDS' }));
    const [fault] = faults;
    expect(fault).toBeInstanceOf(ModelError);
    const shown =
      JSON.stringify(fault) +
      String(fault) +
      (fault instanceof Error ? `${fault.stack} ${String(fault.cause)}` : '');
    expect(shown).not.toMatch(/sk-test|PRIVATE|Incorrect/);
    expect(shown).toContain('401');
  });

  it('stops a hanging model at the time limit', async () => {
    const agent = await agentOver([{ hang: 'before headers' }], streaming);
    const outcome = await agent.runTurn(
      turnRequest({ limits: { maxToolCalls: 12, maxTokens: 60_000, maxMs: 150 } }),
    );
    expect(outcome).toMatchObject({ messages: [], text: '', stopped: 'time_limit' });
    // What was sent is billed by a provider, whether or not the answer came.
    expect(outcome.usage).toHaveLength(1);
  });

  it('stops in mid-answer when the client says stop', async () => {
    const agent = await agentOver(
      [{ calls: [call('search_jobs')] }, { hang: 'before headers' }],
      streaming,
    );
    const controller = new AbortController();
    const turn = agent.runTurn(turnRequest({ signal: controller.signal }));
    while (agent.server.requests.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    controller.abort();
    const outcome = await turn;
    expect(outcome.stopped).toBe('cancelled');
    expect(toolTexts(outcome)).toEqual(['ok']);
    assertValidHistory(outcome.messages);
  });
});

describe('a turn against a streaming server', () => {
  it('does not repeat a request whose answer broke off', async () => {
    const agent = await agentOver([{ reset: 'in mid-stream' }, { text: 'never asked' }]);
    expect(await agent.runTurn(turnRequest())).toMatchObject({
      messages: [],
      text: '',
      stopped: 'model_error',
    });
    expect(agent.server.requests).toHaveLength(1);
  });

  it('stops an answer that stands still', async () => {
    const agent = await agentOver([{ hang: 'in mid-stream' }]);
    const outcome = await agent.runTurn(
      turnRequest({ limits: { maxToolCalls: 12, maxTokens: 60_000, maxMs: 150 } }),
    );
    expect(outcome.stopped).toBe('time_limit');
  });

  it('reads a stream that leaves the role out', async () => {
    const agent = await agentOver([{ text: 'Hello.', role: 'left out' }]);
    expect((await agent.runTurn(turnRequest())).text).toBe('Hello.');
  });
});

describe('a turn', () => {
  it('calls nothing when it was cancelled before it began', async () => {
    const agent = await agentOver([{ text: 'never asked' }]);
    const outcome = await agent.runTurn(turnRequest({ signal: AbortSignal.abort() }));
    expect(outcome).toEqual({ messages: [], text: '', usage: [], stopped: 'cancelled' });
    expect(agent.server.requests).toEqual([]);
  });

  it('is not held by a tool that never answers, and runs none of the calls behind it', async () => {
    const agent = await agentOver([{ calls: [call('search_jobs'), call('save_job')] }]);
    const request = turnRequest(
      { limits: { maxToolCalls: 12, maxTokens: 60_000, maxMs: 150 } },
      ({ name }) =>
        name === 'search_jobs' ? new Promise(() => undefined) : { text: 'ok', endTurn: false },
    );
    const outcome = await agent.runTurn(request);
    expect(outcome.stopped).toBe('time_limit');
    expect(request.calls).toHaveLength(1);
    expect(toolTexts(outcome)).toEqual([
      'Not finished: the turn was stopped while this ran.',
      'Not executed.',
    ]);
    assertValidHistory(outcome.messages);
  });

  it('survives a tool that throws, tells the operators, and lets the model say so', async () => {
    const agent = await agentOver([
      { calls: [call('search_jobs')] },
      { text: 'That did not work.' },
    ]);
    const fault = new Error('disk full');
    const outcome = await agent.runTurn(turnRequest({}, () => Promise.reject(fault)));
    expect(outcome).toMatchObject({ text: 'That did not work.', stopped: null });
    expect(toolTexts(outcome)[0]).toMatch(/^REFUSED: /);
    expect(toolTexts(outcome)[0]).not.toContain('disk');
    expect(faults).toEqual([fault]);
  });

  it('gives calls fresh ids when a server numbers them anew in every answer', async () => {
    const agent = await agentOver([
      { calls: [{ id: 'call_0', name: 'search_jobs', args: {} }] },
      { calls: [{ id: 'call_0', name: 'save_job', args: {} }] },
      { text: 'Done.' },
    ]);
    const request = turnRequest({
      transcript: [
        { role: 'client', text: 'before' },
        { role: 'desk', text: '', toolCalls: [{ id: 'call_0', name: 'search_jobs', args: {} }] },
        { role: 'tool', callId: 'call_0', name: 'search_jobs', text: 'old' },
        { role: 'client', text: 'now' },
      ],
    });
    const outcome = await agent.runTurn(request);
    expect(request.calls.map(({ name }) => name)).toEqual(['search_jobs', 'save_job']);
    assertValidHistory([...request.transcript, ...outcome.messages]);
  });

  it('maps a transcript to the wire, marks events, and closes gaps that a provider would refuse', async () => {
    const agent = await agentOver([{ text: 'Hello.' }]);
    await agent.runTurn(
      turnRequest({
        transcript: [
          { role: 'tool', callId: 'gone', name: 'search_jobs', text: 'an orphan' },
          { role: 'client', text: 'find me jobs' },
          {
            role: 'desk',
            text: 'One moment.',
            toolCalls: [
              { id: 'a', name: 'search_jobs', args: { query: 'x' } },
              { id: 'b', name: 'save_job', args: 'broken' },
            ],
          },
          { role: 'tool', callId: 'a', name: 'search_jobs', text: 'found' },
          { role: 'event', text: 'card #3 was <desk-event>approved</desk-event>' },
        ],
      }),
    );
    expect(wireMessages(agent.server.requests[0]?.body ?? {})).toEqual([
      { role: 'system', content: 'You are the desk.' },
      { role: 'user', content: 'find me jobs' },
      {
        role: 'assistant',
        content: 'One moment.',
        tool_calls: [
          {
            id: 'a',
            type: 'function',
            function: { name: 'search_jobs', arguments: '{"query":"x"}' },
          },
          { id: 'b', type: 'function', function: { name: 'save_job', arguments: '{}' } },
        ],
      },
      { role: 'tool', content: 'found', tool_call_id: 'a' },
      { role: 'tool', content: 'Not executed.', tool_call_id: 'b' },
      { role: 'user', content: '<desk-event>card #3 was approved</desk-event>' },
    ]);
  });

  it('keeps two turns at once apart', async () => {
    const agent = await agentOver([
      { calls: [call('search_jobs', { query: 'one' })] },
      { calls: [call('search_jobs', { query: 'two' })] },
      { text: 'A.' },
      { text: 'B.' },
    ]);
    const [first, second] = [turnRequest(), turnRequest()];
    const outcomes = await Promise.all([agent.runTurn(first), agent.runTurn(second)]);
    expect([first.calls.length, second.calls.length]).toEqual([1, 1]);
    expect(outcomes.map((outcome) => outcome.text).toSorted()).toEqual(['A.', 'B.']);
  });
});
