import type { Config } from '../config.ts';
import type { Store } from '../desk/ports/store.ts';
import { isStopped, stopSentence } from '../desk/stop-all.ts';
import { openLiveSettings } from '../open-live-settings.ts';
import type { Finding } from './finding.ts';

/** Who may join, what was changed while the desk ran, whether money can be limited, and whether anything may leave. */
export async function checkJoining(config: Config, store: Store): Promise<Finding[]> {
  const silent = { event: () => undefined };
  const live = await openLiveSettings(config, store, silent, () => undefined);
  const changed = (await live.list()).filter(({ origin }) => origin.from === 'operator');
  const { total } = await store.waitingList(1);
  const { admission, dayLimits } = live.settings;
  const stop = await store.outgoingStop();
  const { waiting } = await store.countActions();
  const findings: Finding[] = [
    { mark: 'ok', text: `joining: ${admission}; ${total} on the waiting list` },
  ];
  if (changed.length > 0)
    findings.push({
      mark: 'note',
      text: `settings changed on the page, over the environment: ${changed.map(({ setting, value }) => `${setting.key}=${value}`).join(', ')}`,
    });
  if (Number.isFinite(dayLimits.cost) && config.model.kind !== 'offline' && !config.model.price)
    findings.push({
      mark: 'fix',
      text: 'CLIENT_DAY_COST cannot hold: the model has no price. Set OPENAI_PRICE, for example 0.40/1.60',
    });
  if (isStopped(stop)) findings.push({ mark: 'note', text: stopSentence(stop, waiting) });
  return findings;
}
