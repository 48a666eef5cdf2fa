import type { AlertAddress, AlertMail, AlertSender, AlertStore } from '../ports/alert-store.ts';
import { type SortDeps, type Sorted, sortMails } from './sort-mails.ts';

/** So often reading a mail may end the process; then it is set aside. */
const ATTEMPTS = 3;

/** A mail whose reading was broken off is read alone, so that none beside it is counted for its fault. */
export function suspectAlone(mails: readonly AlertMail[]): readonly AlertMail[] {
  const suspect = mails.find(({ attempts }) => attempts > 0);
  return suspect ? [suspect] : mails;
}

/** Reads them, which is counted first; one that was counted too often is not looked into any more. */
export async function readCounted(
  deps: SortDeps & { store: Pick<AlertStore, 'beginAlertMails'> },
  mails: readonly AlertMail[],
  address: AlertAddress,
  senders: readonly AlertSender[],
): Promise<Sorted[]> {
  const [first] = mails;
  if (first && first.attempts >= ATTEMPTS) {
    deps.log.event('error', 'alert_set_aside', { mail: first.id, attempts: first.attempts });
    return [{ id: first.id, kind: 'stuck' }];
  }
  await deps.store.beginAlertMails(
    first?.clientId ?? '',
    mails.map(({ id }) => id),
  );
  return sortMails(deps, mails, address, senders);
}
