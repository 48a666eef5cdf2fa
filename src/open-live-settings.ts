import type { Config } from './config.ts';
import { createLiveSettings, type LiveSettings } from './desk/live-settings.ts';
import type { Log } from './desk/ports/log.ts';
import type { Store } from './desk/ports/store.ts';
import { systemClock } from './system.ts';

/**
 * The settings of the environment with what operators have changed since.
 * @param announce  tells the other processes that something is new
 */
export async function openLiveSettings(
  config: Pick<Config, 'settings' | 'setVariables'>,
  store: Store,
  log: Log,
  announce: () => void,
): Promise<LiveSettings> {
  const live = createLiveSettings({
    store,
    log,
    clock: systemClock,
    base: config.settings,
    setVariables: config.setVariables,
    announce,
  });
  await live.reload();
  return live;
}
