import type { OnRecord } from '../desk/operators/on-record.ts';
import type { Clock, Ids } from '../desk/ports/clock.ts';
import type { Feed } from '../desk/ports/feed.ts';
import type { Log } from '../desk/ports/log.ts';
import type { Store } from '../desk/ports/store.ts';
import type { DeskSettings } from '../desk/settings.ts';
import type { Takeover } from '../desk/takeover/takeover.ts';
import type { Tool } from '../desk/tool.ts';
import type { Health } from './health.ts';

/** What the pages of the console work with. */
export interface ConsoleDeps {
  store: Store;
  takeover: Takeover;
  onRecord: OnRecord;
  feed: Feed;
  catalog: ReadonlyMap<string, Tool>;
  settings: DeskSettings;
  clock: Clock;
  ids: Ids;
  log: Log;
  health(): Promise<Health>;
  /** There may be something to send for this conversation. */
  wakeOutbox(conversationId: string): void;
}
