import type { BrowserAdapter } from './bot/browser/browser-adapter.ts';
import type { OperatorsGroup } from './bot/telegram/telegram-adapter.ts';
import type { Config } from './config.ts';
import type { Route } from './console/health.ts';
import type { ChannelAdapter } from './desk/ports/channel.ts';
import type { Log } from './desk/ports/log.ts';
import type { Store } from './desk/ports/store.ts';
import type { WaysOut } from './egress/ways-out.ts';
import { systemClock } from './system.ts';

export interface OpenedChannel {
  adapter: ChannelAdapter;
  /** Where the channel's platform calls the desk; null when the desk calls the platform. */
  route: Route | null;
  /** Several processes may serve it at once: nobody answers twice, because nothing leaves the desk. */
  isShared: boolean;
  /** What the page of the console chats through. */
  page?: BrowserAdapter;
}

/** Makes the adapters of every configured chat channel; their libraries are loaded only then. Nothing is started yet. */
export async function openChannels(
  config: Config,
  store: Store,
  log: Log,
  ways: WaysOut,
  operators: OperatorsGroup | null = null,
): Promise<OpenedChannel[]> {
  const opened: OpenedChannel[] = [];
  if (config.telegram) {
    const { createTelegramAdapter } = await import('./bot/telegram/telegram-adapter.ts');
    const adapter = createTelegramAdapter({
      ...config.telegram,
      clock: systemClock,
      log,
      way: ways.for('telegram'),
      operators,
    });
    opened.push({ adapter, route: adapter.webhook, isShared: false });
  }
  if (config.whatsapp) {
    const { createWhatsAppAdapter } = await import('./bot/whatsapp/whatsapp-adapter.ts');
    const adapter = createWhatsAppAdapter({
      ...config.whatsapp,
      store,
      clock: systemClock,
      log,
      way: ways.for('whatsapp'),
    });
    opened.push({ adapter, route: null, isShared: false });
  }
  if (config.console?.tryPage) {
    const { createBrowserAdapter } = await import('./bot/browser/browser-adapter.ts');
    const adapter = createBrowserAdapter({ store, clock: systemClock, log });
    opened.push({ adapter, route: null, isShared: true, page: adapter });
  }
  return opened;
}
