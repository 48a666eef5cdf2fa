import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One call that the scripted model asks for. `args` as text goes out as it is, also where it is no JSON. */
export interface ScriptedCall {
  id?: string;
  name: string;
  args: string | Record<string, unknown>;
}

/** What the server does with one request, in the order of the script. */
export type ScriptedReply =
  | {
      text: string;
      /** Answers only then. */
      after?: Promise<unknown>;
      finish?: string;
      usage?: { input: number; output: number } | null;
      role?: 'left out';
    }
  | { calls: ScriptedCall[]; text?: string; usage?: { input: number; output: number } | null }
  | { refusal: string }
  | { nothing: true }
  | { hang: 'before headers' | 'in mid-stream' }
  | { status: number; retryAfter?: string; body?: unknown }
  | { reset: 'before headers' | 'in mid-stream' }
  | { redirect: string }
  | { notJson: string };

export interface SeenRequest {
  path: string;
  headers: IncomingMessage['headers'];
  body: Record<string, unknown>;
}

export interface OpenAiServer {
  /** Base address, up to and including `/v1`. */
  url: string;
  requests: SeenRequest[];
  close(): Promise<void>;
}

/**
 * An OpenAI-compatible server on loopback that follows a script and remembers what it was sent. Replies that are pushed
 * onto the script later are followed as well; when it is over, `otherwise` is said.
 */
export async function startOpenAiServer(
  queue: ScriptedReply[],
  otherwise: ScriptedReply | ((body: Record<string, unknown>) => ScriptedReply) = {
    status: 418,
    body: 'the script is over',
  },
): Promise<OpenAiServer> {
  const requests: SeenRequest[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const text = Buffer.concat(chunks).toString();
    const body: Record<string, unknown> = text === '' ? {} : JSON.parse(text);
    requests.push({ path: request.url ?? '', headers: request.headers, body });
    const reply = queue.shift() ?? (typeof otherwise === 'function' ? otherwise(body) : otherwise);
    if ('after' in reply) await reply.after;
    follow(reply, body.stream === true, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    url: `http://127.0.0.1:${address.port}/v1`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function follow(reply: ScriptedReply, streaming: boolean, response: ServerResponse): void {
  if ('status' in reply) {
    response.writeHead(reply.status, {
      'content-type': 'application/json',
      ...(reply.retryAfter === undefined ? {} : { 'retry-after': reply.retryAfter }),
    });
    response.end(
      JSON.stringify(reply.body ?? { error: { message: 'scripted', type: 'scripted' } }),
    );
  } else if ('redirect' in reply) response.writeHead(307, { location: reply.redirect }).end();
  else if ('notJson' in reply)
    response.writeHead(200, { 'content-type': 'application/json' }).end(reply.notJson);
  else if ('hang' in reply) {
    if (reply.hang === 'in mid-stream') openStream(response, { content: 'half an ans' });
  } else if ('reset' in reply) {
    if (reply.reset === 'in mid-stream') {
      openStream(response, { content: 'half an ans' });
      setImmediate(() => response.destroy());
    } else response.destroy();
  } else if (streaming) stream(reply, response);
  else
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify(whole(reply)));
}

type Answer = Extract<
  ScriptedReply,
  { text: string } | { calls: unknown } | { refusal: string } | { nothing: true }
>;

function whole(reply: Answer): unknown {
  const calls = 'calls' in reply ? reply.calls.map(wireCall) : undefined;
  return {
    ...envelope('chat.completion'),
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content: 'text' in reply ? (reply.text ?? null) : null,
          ...(calls ? { tool_calls: calls } : {}),
          ...('refusal' in reply ? { refusal: reply.refusal } : {}),
        },
        finish_reason: finishOf(reply),
      },
    ],
    ...usageOf(reply),
  };
}

/** Every delta is small, so that arguments and names come in many pieces. */
function stream(reply: Answer, response: ServerResponse): void {
  if ('role' in reply) response.writeHead(200, { 'content-type': 'text/event-stream' });
  else openStream(response);
  const send = (delta: unknown, finish: string | null = null) =>
    event(response, {
      ...envelope('chat.completion.chunk'),
      choices: [{ index: 0, delta, finish_reason: finish }],
    });
  if ('text' in reply && reply.text)
    for (const piece of pieces(reply.text)) send({ content: piece });
  if ('refusal' in reply) for (const piece of pieces(reply.refusal)) send({ refusal: piece });
  if ('calls' in reply)
    reply.calls.map(wireCall).forEach((call, index) => {
      send({
        tool_calls: [
          {
            index,
            id: call.id,
            type: 'function',
            function: { name: call.function.name, arguments: '' },
          },
        ],
      });
      for (const piece of pieces(call.function.arguments))
        send({ tool_calls: [{ index, function: { arguments: piece } }] });
    });
  send({}, finishOf(reply));
  const { usage } = usageOf(reply);
  if (usage) event(response, { ...envelope('chat.completion.chunk'), choices: [], usage });
  response.end('data: [DONE]\n\n');
}

function openStream(response: ServerResponse, delta: Record<string, unknown> = {}): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  event(response, {
    ...envelope('chat.completion.chunk'),
    choices: [{ index: 0, delta: { role: 'assistant', ...delta }, finish_reason: null }],
  });
}

function event(response: ServerResponse, data: unknown): void {
  response.write(`data: ${JSON.stringify(data)}\n\n`);
}

function envelope(object: string) {
  return { id: 'chatcmpl-scripted', object, created: 1_700_000_000, model: 'scripted' };
}

function wireCall(call: ScriptedCall, index: number) {
  return {
    id: call.id ?? `call_${index}`,
    type: 'function',
    function: {
      name: call.name,
      arguments: typeof call.args === 'string' ? call.args : JSON.stringify(call.args),
    },
  };
}

function finishOf(reply: Answer): string {
  if ('finish' in reply && reply.finish) return reply.finish;
  return 'calls' in reply ? 'tool_calls' : 'stop';
}

function usageOf(reply: Answer): { usage?: Record<string, number> } {
  const usage = 'usage' in reply ? reply.usage : undefined;
  if (usage === null) return {};
  const { input, output } = usage ?? { input: 100, output: 10 };
  return {
    usage: { prompt_tokens: input, completion_tokens: output, total_tokens: input + output },
  };
}

function pieces(text: string): string[] {
  return text.match(/[\s\S]{1,3}/g) ?? [];
}
