import type { IncomingMessage, ServerResponse } from 'node:http';
import { every, type Faults } from './background.ts';
import type { BrowserAdapter } from './bot/browser/browser-adapter.ts';
import { parseMarkdown } from './bot/rich-text/parse-markdown.ts';
import type { Config } from './config.ts';
import type { ConsoleDeps } from './console/console-deps.ts';
import type { Tls } from './console/health.ts';
import type { ConsoleConfig } from './console-config.ts';
import { readConsoleTls } from './console-tls.ts';
import { openCheckpointFile } from './db/checkpoint-file.ts';
import type { LiveSettings } from './desk/live-settings.ts';
import { createAccounts } from './desk/operators/accounts.ts';
import { createOnRecord } from './desk/operators/on-record.ts';
import type { ModelDescription } from './desk/ports/agent.ts';
import type { WaysOut } from './egress/ways-out.ts';
import { RELEASE } from './version.ts';

/** The operators' console of one process, for the server that it shares with /health and the webhooks. */
export interface OpenConsole {
  answer(request: IncomingMessage, response: ServerResponse): Promise<void>;
  tls: Tls | null;
  stop(): void;
}

const PURGE_MS = 60 * 60_000;

/** Null when CONSOLE_LISTEN is off. Throws `StartError` when its certificate cannot be read. */
export async function openConsole(
  config: Config,
  parts: Omit<ConsoleDeps, 'onRecord' | 'settings'> & {
    live: LiveSettings;
    tryPage: BrowserAdapter | null;
    model: ModelDescription;
    faults: Faults;
    ways: WaysOut;
  },
): Promise<OpenConsole | null> {
  if (!config.console) return null;
  const { store, clock, log, feed, faults } = parts;
  const [{ createConsole }, { consoleListener }, { createPages }, { createPasswords }] =
    await Promise.all([
      import('./console/console-app.ts'),
      import('./console/console-listener.ts'),
      import('./console/pages.ts'),
      import('./console/auth/password.ts'),
    ]);
  const { configuredBoards } = await import('./jobs/open-boards.ts');
  const { createSignIn } = await import('./console/auth/sign-in.ts');
  const { IDLE_MS } = await import('./console/auth/session.ts');
  const place = placeOf(config.console);
  const passwords = createPasswords();
  const provider = config.console.provider
    ? (await import('./console/auth/provider.ts')).createProvider(config.console.provider, {
        way: parts.ways.for('sign-in'),
        log,
      })
    : null;
  const signIn = createSignIn({ store, passwords, clock });
  const app = createConsole({
    place,
    store,
    clock,
    log,
    feed,
    signIn,
    pages: createPages({
      ...parts,
      settings: parts.live.settings,
      onRecord: createOnRecord(parts),
      accounts: createAccounts(parts),
      signIn,
      passwords,
      tryChat: parts.tryPage && { ...parts.tryPage, marked: parseMarkdown },
      modelHasPrice: config.model.kind !== 'openai' || config.model.price !== null,
      about: {
        release: RELEASE,
        model: parts.model.name,
        database: config.postgresUrl === null ? 'SQLite' : 'PostgreSQL',
        boards: configuredBoards(config.boards, config.boardKeys).map(({ name }) => name),
      },
      witness: () => openCheckpointFile(config.checkpointFile).read(),
    }),
    provider,
  });
  const purge = async () => {
    const now = clock.now();
    await store.purgeSessions(now, new Date(now.getTime() - IDLE_MS));
  };
  const timer = every(PURGE_MS, purge, faults, 'sessions');
  return {
    answer: consoleListener(app, place),
    tls: await readConsoleTls(config.console.tls),
    stop: () => clearInterval(timer),
  };
}

function placeOf({ host, port, url, tls, trustedProxies }: ConsoleConfig) {
  return { listen: { host, port }, url, tls: tls !== null, trustedProxies };
}
