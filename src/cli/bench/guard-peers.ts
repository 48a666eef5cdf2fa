import type { CommandIo } from '../command.ts';

/** Another detector, asked the same question: does this text hold a secret? */
export type Peer = {
  readonly name: string;
  readonly flags: (text: string) => Promise<boolean> | boolean;
};

/** Placeholders of redact-pii that stand for a secret; names, places and telephone numbers are no part of the question. */
const SECRET_MARK =
  /\b(?:PASSWORD|CREDENTIALS?|USERNAME|CREDIT_CARD_NUMBER|US_SOCIAL_SECURITY_NUMBER)\b/;

/** The peers that are installed; one line to stderr for each that is not. */
export async function openPeers(io: Pick<CommandIo, 'err'>): Promise<Peer[]> {
  const peers: Peer[] = [];
  for (const [name, open] of [
    ['@secretlint/core', openSecretlint],
    ['redact-pii', openRedactPii],
  ] as const) {
    try {
      peers.push({ name, flags: await open() });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
      io.err(`${name} is not installed: its figures are left out. "npm ci" brings it.`);
    }
  }
  return peers;
}

/** By a variable name, so that the bundle neither holds the peers nor needs them. */
async function load(name: string): Promise<Record<string, unknown>> {
  return import(name);
}

async function openSecretlint(): Promise<Peer['flags']> {
  type Lint = (input: unknown) => Promise<{ messages: unknown[] }>;
  const lintSource = (await load('@secretlint/core')).lintSource as Lint;
  const preset = '@secretlint/secretlint-rule-preset-recommend';
  const config = { rules: [{ id: preset, rule: (await load(preset)).creator, options: {} }] };
  return async (content) => {
    const source = { filePath: '/message.txt', content, contentType: 'text', ext: '.txt' };
    return (await lintSource({ source, options: { config } })).messages.length > 0;
  };
}

async function openRedactPii(): Promise<Peer['flags']> {
  type Redactor = new () => { redact: (text: string) => string };
  const module = await load('redact-pii');
  const library = (module.default ?? module) as { SyncRedactor: Redactor };
  const redactor = new library.SyncRedactor();
  return (text) => !SECRET_MARK.test(text) && SECRET_MARK.test(redactor.redact(text));
}
