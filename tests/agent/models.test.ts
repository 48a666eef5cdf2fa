import { describe, expect, it } from 'vitest';
import { describeModel, isOpenAiHost } from '../../src/agent/model-description.ts';
import { ModelError, toModelError } from '../../src/agent/model-error.ts';
import { openModel } from '../../src/agent/models.ts';
import { retryAfterMs } from '../../src/agent/openai-fetch.ts';
import { baseInstructions } from '../../src/agent/prompt.ts';
import { estimateTokens, usageOf } from '../../src/agent/usage.ts';
import { startOpenAiServer } from '../support/openai-server.ts';
import { wayTo } from '../support/way-to.ts';
import { turnRequest } from './turn-support.ts';

const openai = (baseUrl: string | null) => ({
  kind: 'openai' as const,
  apiKey: 'k',
  baseUrl,
  model: 'm',
  price: null,
});

describe('what a client is told about the model', () => {
  it.each([
    [null, 'api.openai.com', /store: false.*30 days/],
    ['https://eu.api.openai.com/v1', 'eu.api.openai.com', /store: false/],
    [
      'https://llm.example.org/v1',
      'llm.example.org',
      /kept as the server at llm\.example\.org is configured/,
    ],
    ['https://api.openai.com.evil.example/v1', 'api.openai.com.evil.example', /kept as the server/],
    ['http://127.0.0.1:11434/v1', null, /stay on this machine/],
    ['http://localhost:8080/v1', null, /stay on this machine/],
    ['http://[::1]:8080/v1', null, /stay on this machine/],
  ])('%s', (baseUrl, host, retention) => {
    const described = describeModel(openai(baseUrl));
    expect(described).toMatchObject({ name: 'm', host });
    expect(described.retention).toMatch(retention);
  });

  it('says that the offline model sends nothing', () => {
    expect(describeModel({ kind: 'offline' })).toMatchObject({ name: 'offline', host: null });
  });

  it('does not take a look-alike for OpenAI', () => {
    expect(isOpenAiHost('https://api.openai.com/v1')).toBe(true);
    expect(isOpenAiHost('https://notapi.openai.com.example/v1')).toBe(false);
    expect(isOpenAiHost('https://evilapi.openai.com.co/v1')).toBe(false);
  });
});

describe('opening a model', () => {
  it('runs a turn on the configured server with its price, and reports faults', async () => {
    const server = await startOpenAiServer([{ text: 'Hello.' }, { status: 401 }]);
    const faults: unknown[] = [];
    const config = {
      ...openai(server.url),
      price: { inputPerMillionUsd: 1, outputPerMillionUsd: 10 },
    };
    const agent = await openModel(config, describeModel(config), {
      fetch: wayTo(server.url).fetch,
      onFault: (fault) => faults.push(fault),
    });
    expect((await agent.runTurn(turnRequest())).usage).toMatchObject([
      { model: 'm', costMicroUsd: 200 },
    ]);
    expect((await agent.runTurn(turnRequest())).stopped).toBe('model_error');
    expect(faults).toMatchObject([{ name: 'ModelError', code: 'not_authorised', status: 401 }]);
    await server.close();
  });

  it('asks no model before the first turn', async () => {
    const server = await startOpenAiServer([{ text: 'Hello.' }]);
    const faults: unknown[] = [];
    await openModel(openai(server.url), describeModel(openai(server.url)), {
      fetch: wayTo(server.url).fetch,
      onFault: (fault) => faults.push(fault),
    });
    expect(server.requests).toEqual([]);
    expect(faults).toEqual([]);
    await server.close();
  });

  it('refuses an address that is none', async () => {
    expect(() => describeModel(openai('not an address'))).toThrow(TypeError);
  });
});

describe('reading faults of a model client', () => {
  it.each([
    [{ status: 429 }, 'rate_limited', true],
    [{ status: 503 }, 'server_error', true],
    [{ status: 403 }, 'not_authorised', false],
    [{ status: 404 }, 'not_found', false],
    [{ status: 400, message: 'context_length_exceeded' }, 'too_long', false],
    [{ status: 400, code: 'content_policy_violation' }, 'refused', false],
    [{ name: 'TimeoutError' }, 'timeout', false],
    [new DOMException('stop', 'AbortError'), 'aborted', false],
    [new SyntaxError('Unexpected token'), 'broken_answer', false],
    ['a string', 'unreachable', true],
    [undefined, 'unreachable', true],
  ])('%o', (thrown, code, retryable) => {
    expect(toModelError(thrown)).toMatchObject({ code, retryable });
  });

  it('finds its own error in what a library wrapped around it', () => {
    const inner = new ModelError('timeout', 408);
    expect(toModelError(new Error('outer', { cause: new Error('middle', { cause: inner }) }))).toBe(
      inner,
    );
  });
});

describe('figures', () => {
  it('counts money in whole micro-dollars', () => {
    expect(
      usageOf(
        'm',
        { input: 1_000_000, output: 1_000_000 },
        { inputPerMillionUsd: 0.4, outputPerMillionUsd: 1.6 },
      ).costMicroUsd,
    ).toBe(2_000_000);
    expect(
      usageOf('m', { input: 3, output: 0 }, { inputPerMillionUsd: 0.1, outputPerMillionUsd: 0 })
        .costMicroUsd,
    ).toBe(0);
    expect(usageOf('m', { input: 3, output: 0 }, null).costMicroUsd).toBeNull();
    expect([0, 1, 4, 5].map(estimateTokens)).toEqual([0, 1, 1, 2]);
  });

  it('reads a wait in seconds or as a date, and nothing else', () => {
    const now = Date.parse('2026-01-01T00:00:00Z');
    expect(retryAfterMs('2', now)).toBe(2000);
    expect(retryAfterMs('0', now)).toBe(0);
    expect(retryAfterMs('-5', now)).toBe(0);
    expect(retryAfterMs('Thu, 01 Jan 2026 00:00:03 GMT', now)).toBe(3000);
    expect(retryAfterMs('soon', now)).toBeNull();
    expect(retryAfterMs(' ', now)).toBeNull();
    expect(retryAfterMs(null, now)).toBeNull();
  });
});

describe('the standing instructions', () => {
  it('name the marks that the transcript and the desk really use', () => {
    const text = baseInstructions();
    for (const mark of [
      '<desk-event>',
      '</desk-event>',
      '<data>',
      '</data>',
      'REFUSED',
      'ask_human',
    ])
      expect(text).toContain(mark);
    expect(text.length).toBeLessThan(4000);
  });
});
