import type { ModelDescription } from '../desk/ports/agent.ts';
import { isThisMachine } from '../desk/privacy/host.ts';
import type { ModelPrice } from './usage.ts';

/** Which model answers; one of these comes out of the desk's configuration. */
export type ModelConfig =
  | { kind: 'offline' }
  | {
      kind: 'openai';
      apiKey: string;
      /** Null: OpenAI itself. */
      baseUrl: string | null;
      model: string;
      price: ModelPrice | null;
    };

export const OPENAI_BASE_URL = 'https://api.openai.com/v1';

/**
 * What a client is told about the model before the first word goes to it. Needs no client library, so that
 * a greeting does not wait for one.
 * @throws TypeError when the base address is not a URL
 */
export function describeModel(config: ModelConfig): ModelDescription {
  if (config.kind === 'offline')
    return {
      name: 'offline',
      host: null,
      retention:
        'The built-in offline model reads your words on this machine; nothing is sent to a model provider.',
    };
  const { hostname } = new URL(config.baseUrl ?? OPENAI_BASE_URL);
  return {
    name: config.model,
    host: isThisMachine(hostname) ? null : hostname,
    retention: retention(hostname),
  };
}

/** Is this OpenAI's own service, which knows `store` and keeps its published promises? */
export function isOpenAiHost(baseUrl: string): boolean {
  const { hostname } = new URL(baseUrl);
  return hostname === 'api.openai.com' || hostname.endsWith('.api.openai.com');
}

/** Source for OpenAI: its page on data controls, "abuse monitoring logs" (30 days unless law asks for more). */
function retention(hostname: string): string {
  if (isThisMachine(hostname)) return 'Your words stay on this machine: the model runs here.';
  if (isOpenAiHost(`https://${hostname}`))
    return 'OpenAI is asked not to store them (store: false) and does not train on them; its abuse logs may be kept for up to 30 days.';
  return `They are kept as the server at ${hostname} is configured; ask its operator for how long.`;
}
