import type { OperatorRead, ReadDetail } from '../desk/audit-templates.ts';
import type { ConversationHead } from '../desk/ports/inbox-store.ts';
import type { ConsoleDeps } from './console-deps.ts';
import { notRecorded } from './refusals.ts';
import type { Page } from './signed-in.ts';

/** Writes a look into the log before a word is read (I12). Gives the page that shows nothing when it cannot be written. */
export async function refusedUnlessRecorded(
  deps: Pick<ConsoleDeps, 'onRecord' | 'log'>,
  page: Page,
  head: Pick<ConversationHead, 'id' | 'subject'>,
  what: OperatorRead,
  detail: ReadDetail = {},
): Promise<Response | null> {
  const { id } = head;
  try {
    await deps.onRecord(page.var.operator, { client: head, conversation: { id } }, what, detail);
    return null;
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown';
    deps.log.event('error', 'look_not_recorded', { conversation: id, error: name });
    return notRecorded(page);
  }
}
