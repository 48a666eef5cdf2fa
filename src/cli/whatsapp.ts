import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { allowedHosts } from '../allowed-hosts.ts';
import type { Config } from '../config.ts';
import { claimDesk, openStore, StartError } from '../database.ts';
import type { Store } from '../desk/ports/store.ts';
import { createWaysOut } from '../egress/ways-out.ts';
import { createLog } from '../log.ts';
import { systemClock } from '../system.ts';
import { type Command, type CommandIo, UsageError } from './command.ts';

const WARNING = [
  'WhatsApp does not allow automated clients on ordinary accounts: this account may be closed at any time, without notice.',
  'Use a number of its own for the desk, never your private one; answer only people who wrote first.',
].join('\n');

const PAIRING_MS = 5 * 60_000;

export const whatsapp: Command = {
  name: 'whatsapp',
  summary: "pair the desk with a phone's WhatsApp, or end that",
  usage: [
    'sayso whatsapp pair [--phone NUMBER]   shows a QR code to scan (Settings > Linked devices), or with --phone',
    '                                       (digits with country code) a code to type into the phone',
    'sayso whatsapp unpair                  forgets the login and its keys; also remove the device in the phone',
    'The desk must not be running meanwhile.',
  ].join('\n'),
  async run(args, io) {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: { phone: { type: 'string' } },
    });
    const [action] = positionals;
    if (action !== 'pair' && action !== 'unpair') throw new UsageError('Say pair or unpair.');
    const phone = values.phone?.replace(/[\s()+-]/g, '') ?? null;
    if (phone !== null && !/^[1-9]\d{6,14}$/.test(phone))
      throw new UsageError(
        '--phone takes digits with the country code, for example 4915112345678.',
      );
    const config = io.config();
    const claim = await claimDesk(config);
    if (!(await claim.locks.take('account:whatsapp')))
      throw new StartError('A desk serves WhatsApp at this moment. Stop it first, then pair.');
    const { store } = await openStore(config, { migrate: true });
    try {
      if (action === 'pair') return await pair(config, store, phone, io);
      await store.removeLogin('whatsapp');
      io.out(
        'The login is gone. Remove the device in the phone as well (Settings > Linked devices).',
      );
      return 0;
    } finally {
      await store.close();
      await claim.release();
    }
  },
};

async function pair(
  config: Config,
  store: Store,
  phone: string | null,
  io: CommandIo,
): Promise<number> {
  const [{ createWhatsAppAdapter }, { renderUnicodeCompact }] = await Promise.all([
    import('../bot/whatsapp/whatsapp-adapter.ts'),
    import('uqr'),
  ]);
  io.err(WARNING);
  // Before the first start WHATSAPP may not be set yet.
  const whatsapp = config.whatsapp ?? { url: null, mediaUrl: null };
  const ways = createWaysOut(allowedHosts({ ...config, whatsapp }));
  const adapter = createWhatsAppAdapter({
    url: config.whatsapp?.url ?? null,
    mediaUrl: null,
    store,
    clock: systemClock,
    log: createLog(config.logLevel),
    way: ways.for('whatsapp'),
    pairing: {
      phone,
      show: ({ kind, text }) =>
        io.out(
          kind === 'qr'
            ? `${renderUnicodeCompact(text)}\nScan this in the phone: Settings > Linked devices. A new one follows when it is old.`
            : `Type this code into the phone (Settings > Linked devices > Link with phone number): ${text}`,
        ),
    },
  });
  // Messages that come now are not acknowledged, so they come again when the desk runs.
  await adapter.start({ accept: () => Promise.reject(new Error('only pairing')) });
  try {
    for (const until = Date.now() + PAIRING_MS; Date.now() < until; await sleep(250)) {
      const { state, advice } = adapter.health();
      if (state === 'up') {
        io.out('Paired. Start the desk with WHATSAPP=baileys.');
        return 0;
      }
      if (state === 'fault') {
        io.err(advice ?? 'The pairing failed.');
        return 1;
      }
    }
    io.err('Nobody scanned the code within five minutes. Run the command again.');
    return 1;
  } finally {
    await adapter.stop();
  }
}
