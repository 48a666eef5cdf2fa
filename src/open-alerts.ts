import { readFile } from 'node:fs/promises';
import type { AlertsConfig } from './alerts-config.ts';
import { ownHost } from './allowed-hosts.ts';
import { every, type Faults, fault } from './background.ts';
import type { Config } from './config.ts';
import type { Route } from './console/health.ts';
import { readConsoleTls } from './console-tls.ts';
import { StartError } from './database.ts';
import { createBridge } from './desk/alerts/alert-postings.ts';
import type { AlertDesk } from './desk/alerts/alert-settings.ts';
import { createAlertIntake } from './desk/alerts/intake.ts';
import { createAlertReading, type ReadAlertsDeps } from './desk/alerts/read-alerts.ts';
import type { WaysOut } from './egress/ways-out.ts';
import { lazyAlertReader } from './lazy.ts';
import type { AlertMailbox } from './mail/alert-mailbox.ts';
import type { AlertReceiver } from './mail/alert-receiver.ts';

/** Forwarded job alerts of one process: its doors, and whoever reads what came in. */
export interface OpenAlerts {
  desk: AlertDesk;
  routes: Route[];
  /** Opens the doors (edge) and begins to read (worker). Throws `StartError` when an address cannot be taken. */
  begin(role: { edge: boolean; work: boolean }): Promise<void>;
  stop(): Promise<void>;
}

export type AlertParts = Omit<ReadAlertsDeps, 'reader' | 'place'> & {
  ways: WaysOut;
  faults: Faults;
};

const READ_MS = 2_000;
const PICK_UP_MS = 60_000;
const BRIDGE_MS = 60_000;

/** The parts that this configuration asks for; a desk without alerts has none. */
export async function openAlerts(config: Config, parts: AlertParts): Promise<OpenAlerts> {
  const { alerts } = config;
  if (!alerts) return NONE;
  const timers: NodeJS.Timeout[] = [];
  const { store, clock, ids, log, faults } = parts;
  const { place } = alerts;
  const read = createAlertReading({ ...parts, reader: lazyAlertReader(), place });
  const bridge = createBridge(parts);
  let reads = false;
  let reading: Promise<void> | null = null;
  const readNow = (): Promise<void> => {
    reading ??= read().finally(() => {
      reading = null;
    });
    return reading;
  };
  const intake = createAlertIntake({
    store,
    clock,
    ids,
    place,
    // In another process the regular look finds it.
    wake: () => void (reads && readNow().catch(() => undefined)),
  });
  const mailbox = await openMailbox(alerts, parts, intake);
  const doors = await import('./mail/alert-tester.ts');
  // The test goes to the relay of this very desk, whose certificate need not be signed by anybody.
  const console = alerts.relayToken === null ? null : config.console;
  const tls = await readConsoleTls(console?.tls ?? null);
  const tester = doors.createAlertTester({
    smtp: alerts.listen && { ...alerts.listen, host: ownHost(alerts.listen.host) },
    imap: mailbox,
    http:
      alerts.relayToken !== null && console
        ? {
            host: ownHost(console.host),
            port: console.port,
            secure: tls !== null,
            token: alerts.relayToken,
          }
        : null,
    way: tls ? parts.ways.toSelf('alert test', tls.cert) : parts.ways.for('alert test'),
  });
  const { answerRelay, RELAY_PATH } = await import('./mail/alert-relay.ts');
  const token = alerts.relayToken;
  let receiver: AlertReceiver | null = null;

  return {
    desk: { place, tester },
    routes:
      token === null
        ? []
        : [
            {
              path: RELAY_PATH,
              answer: (request, response) => answerRelay({ intake, token }, request, response),
            },
          ],
    async begin(role) {
      reads = role.work;
      // What an earlier process took and did not read.
      if (reads) readNow().catch((error: unknown) => fault(faults, 'alerts', error));
      if (role.work)
        timers.push(
          every(READ_MS, readNow, faults, 'alerts'),
          every(BRIDGE_MS, async () => void (await bridge()), faults, 'alert bridge'),
        );
      if (!role.edge) return;
      if (alerts.listen) {
        const { startAlertReceiver } = await import('./mail/alert-receiver.ts');
        receiver = await startAlertReceiver({
          listen: alerts.listen,
          intake,
          log,
          tls: await readTls(alerts.tls),
        }).catch((error: unknown) => {
          throw notListening(alerts, error);
        });
      }
      if (mailbox) {
        const pickUp = async () => {
          // Of several processes one looks at a time.
          const unlock = await parts.locks.take('alert mailbox');
          if (!unlock) return;
          try {
            await mailbox.pickUp();
          } catch (error) {
            // Mailboxes are away now and then; the next look comes in a minute.
            const name = error instanceof Error ? error.name : 'unknown';
            log.event('warn', 'alert_mailbox_away', { error: name });
          } finally {
            await unlock();
          }
        };
        pickUp().catch((error: unknown) => fault(faults, 'alert mailbox', error));
        timers.push(every(PICK_UP_MS, pickUp, faults, 'alert mailbox'));
      }
    },
    async stop() {
      for (const timer of timers) clearInterval(timer);
      await receiver?.close();
      await reading?.catch(() => undefined);
    },
  };
}

const NONE: OpenAlerts = {
  desk: { place: null, tester: null },
  routes: [],
  begin: async () => undefined,
  stop: async () => undefined,
};

async function openMailbox(
  { imapUrl }: AlertsConfig,
  { ways, store, log }: AlertParts,
  intake: ReturnType<typeof createAlertIntake>,
): Promise<AlertMailbox | null> {
  if (imapUrl === null) return null;
  const { openAlertMailbox } = await import('./mail/alert-mailbox.ts');
  return openAlertMailbox({ url: imapUrl, way: ways.for('alert mailbox'), store, intake, log });
}

async function readTls(files: AlertsConfig['tls']): Promise<{ key: string; cert: string } | null> {
  if (!files) return null;
  try {
    return { key: await readFile(files.key, 'utf8'), cert: await readFile(files.cert, 'utf8') };
  } catch {
    throw new StartError(
      'The certificate of ALERTS_TLS_CERT or its key of ALERTS_TLS_KEY cannot be read. Check the paths and who may read them.',
    );
  }
}

function notListening({ listen }: AlertsConfig, error: unknown): StartError {
  if (error instanceof StartError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const why =
    code === 'EADDRINUSE'
      ? 'is taken by another program'
      : code === 'EACCES'
        ? 'may not be used by this user (ports below 1024 need a right of their own)'
        : `cannot be used (${code})`;
  return new StartError(
    `ALERTS_LISTEN ${listen?.host}:${listen?.port} ${why}. Choose another address, or off.`,
  );
}
