import type { AlertReader } from '../ports/alert-reader.ts';
import type { AlertAddress, AlertEnd, AlertMail, AlertSender } from '../ports/alert-store.ts';
import type { Log } from '../ports/log.ts';
import type { Posting } from '../posting.ts';
import type { AlertPlace } from './alert-address.ts';
import { judgeSender } from './judge-sender.ts';
import { readHead } from './mail-head.ts';

/** A mail and what it turned out to be. */
export type Sorted =
  | ReadMail
  | { id: string; kind: 'hold'; about: string }
  /** `stuck`: whoever began to read it did not live to its end, again and again. */
  | { id: string; kind: 'drop' | 'failed' | 'stuck' };

export interface ReadMail {
  id: string;
  kind: 'jobs' | 'test' | 'nothing';
  board: string | null;
  postings: Posting[];
  via: AlertMail['via'];
}

export interface SortDeps {
  reader: AlertReader;
  log: Log;
  place: AlertPlace;
}

/** Looks at who sent each mail, and reads those that may be read. */
export async function sortMails(
  deps: SortDeps,
  mails: readonly AlertMail[],
  { token }: AlertAddress,
  senders: readonly AlertSender[],
): Promise<Sorted[]> {
  const sorted: Sorted[] = [];
  for (const mail of mails) {
    const { id, envelope, bytes } = mail;
    const { from } = readHead(bytes);
    const judged = judgeSender({ envelope, from }, { place: deps.place, token, senders });
    if (judged.verdict === 'drop') sorted.push({ id, kind: 'drop' });
    else if (judged.verdict === 'hold') sorted.push({ id, kind: 'hold', about: judged.about });
    else sorted.push(await read(deps, mail, judged.verdict === 'test'));
  }
  return sorted;
}

async function read(
  deps: { reader: AlertReader; log: Log },
  { id, bytes, via }: AlertMail,
  test: boolean,
): Promise<Sorted> {
  try {
    const { board, postings } = await deps.reader.read(bytes);
    const kind = test ? 'test' : postings.length > 0 ? 'jobs' : 'nothing';
    return { id, kind, board, postings, via };
  } catch (error) {
    // Kept for the operator; what stands in it goes into no log.
    deps.log.event('error', 'alert_unreadable', {
      mail: id,
      error: error instanceof Error ? error.name : 'unknown',
    });
    return { id, kind: 'failed' };
  }
}

export function readMails(sorted: readonly Sorted[]): ReadMail[] {
  return sorted.flatMap((mail) => ('postings' in mail ? [mail] : []));
}

export function endOf(mail: Sorted): AlertEnd {
  const { id } = mail;
  switch (mail.kind) {
    case 'jobs':
    case 'test':
      return { id, state: 'read', found: mail.postings.length };
    case 'nothing':
    case 'failed':
      return { id, state: mail.kind };
    case 'stuck':
      return { id, state: 'failed' };
    case 'hold':
      return { id, state: 'held' };
    case 'drop':
      return { id, state: 'dropped' };
  }
}
