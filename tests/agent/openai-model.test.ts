import { HumanMessage } from '@langchain/core/messages';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createAgentRunner } from '../../src/agent/agent.ts';
import { createOpenAiModel, type OpenAiModelOptions } from '../../src/agent/openai-model.ts';
import {
  type OpenAiServer,
  type ScriptedReply,
  startOpenAiServer,
} from '../support/openai-server.ts';
import { wayTo } from '../support/way-to.ts';
import { startCollector } from './collector.ts';
import { turnRequest } from './turn-support.ts';

let server: OpenAiServer | undefined;

afterEach(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await server?.close();
});

const DESCRIPTION = { name: 'scripted', host: null, retention: '' };

async function serve(script: ScriptedReply[] = [{ text: 'Hello.' }]): Promise<OpenAiServer> {
  server = await startOpenAiServer(script);
  return server;
}

function runner(options: Partial<OpenAiModelOptions>) {
  return createAgentRunner({
    model: createOpenAiModel({
      apiKey: 'sk-test',
      model: 'gpt-4.1-mini',
      timeoutMs: 5000,
      streaming: true,
      fetch: wayTo(options.baseUrl ?? '').fetch,
      ...options,
    }),
    description: DESCRIPTION,
  });
}

/** Stands in for the way out: what is meant for a host on the net goes to the scripted server. */
function detour(to: OpenAiServer, seen: string[]): typeof fetch {
  return (input, init) => {
    seen.push(String(input));
    return fetch(`${to.url}/chat/completions`, init);
  };
}

describe('what goes over the wire', () => {
  it('asks OpenAI not to store, and names the client by pseudonym only', async () => {
    const to = await serve();
    const seen: string[] = [];
    await runner({ fetch: detour(to, seen) }).runTurn(turnRequest());
    expect(seen).toEqual(['https://api.openai.com/v1/chat/completions']);
    expect(to.requests[0]?.body).toMatchObject({
      store: false,
      safety_identifier: 'subject-1',
      temperature: 0.2,
    });
  });

  it('sends another server only fields that every compatible server knows', async () => {
    const to = await serve();
    await runner({ baseUrl: to.url }).runTurn(turnRequest());
    expect(Object.keys(to.requests[0]?.body ?? {}).toSorted()).toEqual([
      'messages',
      'model',
      'stream',
      'stream_options',
      'temperature',
      'tools',
    ]);
  });

  it('sends a reasoning model no temperature, which it would refuse', async () => {
    for (const [model, has] of [
      ['o4-mini', false],
      ['gpt-5.1', false],
      ['gpt-5-chat-latest', true],
      ['gpt-4o', true],
    ] as const) {
      const to = await serve();
      await runner({ baseUrl: to.url, model }).runTurn(turnRequest());
      expect([model, 'temperature' in (to.requests[0]?.body ?? {})]).toEqual([model, has]);
      await to.close();
    }
  });

  it('sends the tools as they are specified', async () => {
    const to = await serve();
    const request = turnRequest();
    await runner({ baseUrl: to.url }).runTurn(request);
    expect(to.requests[0]?.body.tools).toEqual(
      request.tools.map(({ name, description, schema }) => ({
        type: 'function',
        function: { name, description, parameters: schema },
      })),
    );
  });

  it('tells a server nothing about this machine', async () => {
    const to = await serve();
    await runner({ baseUrl: to.url }).runTurn(turnRequest());
    const headers = to.requests[0]?.headers ?? {};
    expect(
      Object.keys(headers).filter((name) => /stainless|langchain|organization|project/.test(name)),
    ).toEqual([]);
    expect(headers['user-agent'] ?? '').not.toMatch(/langchain|openai/i);
    expect(headers.authorization).toBe('Bearer sk-test');
  });

  it('follows no redirect with the key', async () => {
    const other = await startOpenAiServer([{ text: 'stolen' }, { text: 'stolen' }]);
    const to = await serve([
      { redirect: `${other.url}/chat/completions` },
      { redirect: `${other.url}/chat/completions` },
    ]);
    const outcome = await runner({ baseUrl: to.url }).runTurn(turnRequest());
    expect(outcome.stopped).toBe('model_error');
    expect(other.requests).toEqual([]);
    await other.close();
  });
});

describe('what the environment cannot change', () => {
  it('keeps address, key and headers as configured', async () => {
    const other = await startOpenAiServer([{ text: 'wrong server' }]);
    for (const name of ['OPENAI_BASE_URL', 'OPENAI_API_BASE', 'LANGSMITH_GATEWAY'])
      vi.stubEnv(name, other.url);
    vi.stubEnv('OPENAI_API_KEY', 'sk-other');
    vi.stubEnv('OPENAI_ORG_ID', 'org-other');
    vi.stubEnv('OPENAI_PROJECT_ID', 'proj-other');
    vi.stubEnv('OPENAI_CUSTOM_HEADERS', 'x-leak: yes');
    const to = await serve([{ text: 'Hello.' }, { text: 'Hello.' }]);
    const seen: string[] = [];
    expect((await runner({ baseUrl: to.url }).runTurn(turnRequest())).text).toBe('Hello.');
    expect((await runner({ fetch: detour(to, seen) }).runTurn(turnRequest())).text).toBe('Hello.');
    expect(seen).toEqual(['https://api.openai.com/v1/chat/completions']);
    expect(other.requests).toEqual([]);
    for (const request of to.requests) {
      expect(request.headers.authorization).toBe('Bearer sk-test');
      expect(JSON.stringify(request.headers)).not.toMatch(/org-other|proj-other|x-leak/);
    }
    await other.close();
  });

  it('uploads no trace, whatever LangSmith variable is set', async () => {
    const collector = await startCollector();
    for (const name of [
      'LANGSMITH_TRACING',
      'LANGSMITH_TRACING_V2',
      'LANGCHAIN_TRACING',
      'LANGCHAIN_TRACING_V2',
    ])
      vi.stubEnv(name, 'true');
    for (const name of ['LANGSMITH_ENDPOINT', 'LANGCHAIN_ENDPOINT'])
      vi.stubEnv(name, collector.url);
    for (const name of ['LANGSMITH_API_KEY', 'LANGCHAIN_API_KEY']) vi.stubEnv(name, 'ls-test');
    const to = await serve([
      { calls: [{ name: 'search_jobs', args: {} }] },
      { text: 'Hello.' },
      { text: 'Hello.' },
    ]);
    const outcome = await runner({ baseUrl: to.url }).runTurn(
      turnRequest({ transcript: [{ role: 'client', text: 'PRIVATE WORDS' }] }),
    );
    expect(outcome.text).toBe('Hello.');
    // The control: outside the agent the very same settings do upload, so the collector would have seen it.
    await createOpenAiModel({
      apiKey: 'k',
      baseUrl: to.url,
      fetch: wayTo(to.url).fetch,
      model: 'm',
      timeoutMs: 5000,
      streaming: false,
    }).invoke([new HumanMessage('CONTROL WORDS')]);
    await vi.waitFor(() => expect(collector.received()).toContain('CONTROL WORDS'), {
      timeout: 15_000,
      interval: 100,
    });
    expect(collector.received()).not.toContain('PRIVATE WORDS');
    await collector.close();
  });

  it('prints nothing, whatever debug variable is set', async () => {
    const printed = ['log', 'debug', 'info', 'warn', 'error'].map((name) => {
      const spy = vi.fn();
      vi.stubGlobal('console', { ...globalThis.console, [name]: spy });
      return spy;
    });
    vi.stubEnv('LANGCHAIN_VERBOSE', 'true');
    vi.stubEnv('OPENAI_LOG', 'debug');
    vi.stubEnv('DEBUG', 'true');
    const to = await serve([
      { calls: [{ name: 'search_jobs', args: '{"broken' }] },
      { text: 'Hello.' },
    ]);
    await runner({ baseUrl: to.url, streaming: false }).runTurn(turnRequest());
    vi.unstubAllGlobals();
    expect(printed.flatMap((spy) => spy.mock.calls)).toEqual([]);
  });

  it('downloads no tokenizer to count a streamed answer', async () => {
    const addresses: string[] = [];
    const note: typeof fetch = async (input) => {
      addresses.push(input instanceof Request ? input.url : String(input));
      throw new TypeError('There is no way out but the guard.');
    };
    vi.stubGlobal('fetch', note);
    const to = await serve([{ text: 'Hello.', usage: null }]);
    const outcome = await runner({ baseUrl: to.url }).runTurn(turnRequest());
    vi.unstubAllGlobals();
    expect(outcome.text).toBe('Hello.');
    expect(addresses).toEqual([]);
  });
});
