import { auditEntry } from '../audit-templates.ts';
import type { Client, Conversation } from '../client.ts';
import { readNote } from '../desk-note.ts';
import { startDigest } from '../digest/start.ts';
import { keepForDigest } from '../digest/waiting-alerts.ts';
import type { JobHit, JobSearches } from '../job-search.ts';
import { outboundText } from '../outbound.ts';
import { ownId } from '../own-posting.ts';
import type { AlertReader } from '../ports/alert-reader.ts';
import type { AlertMail } from '../ports/alert-store.ts';
import type { Ids } from '../ports/clock.ts';
import type { Locks } from '../ports/locks.ts';
import type { Log } from '../ports/log.ts';
import type { Change, Store, WorkspaceRows } from '../ports/store.ts';
import type { Posting } from '../posting.ts';
import { isQuiet, quietHoursOf } from '../quiet-hours.ts';
import { alertListName } from '../search.ts';
import type { DeskSettings } from '../settings.ts';
import { botSpeaks } from '../takeover/bot-speaks.ts';
import type { AlertPlace } from './alert-address.ts';
import { alertMessage, LISTED, nothingFound, SET_ASIDE, shown } from './alert-message.ts';
import { type AlertPostingDeps, saveAlertPostings } from './alert-postings.ts';
import { askAboutSenders } from './ask-senders.ts';
import { endOf, readMails, type Sorted } from './sort-mails.ts';
import { readCounted, suspectAlone } from './stuck-mails.ts';

export interface ReadAlertsDeps extends AlertPostingDeps {
  store: Store;
  jobs: JobSearches;
  reader: AlertReader;
  ids: Ids;
  log: Log;
  locks: Locks;
  settings: DeskSettings;
  place: AlertPlace;
  wakeOutbox(conversationId: string): void;
}

const CLIENTS = 200;
const MAILS = 20;
/** Whoever cannot be told anything now is looked at again after this time. */
const LATER_MS = 30_000;

type Home = { client: Client; conversation: Conversation };

/**
 * Reads the mails that wait. Everything that comes of a client's mails is one message and one unit, by compare-and-set:
 * after a crash they are read again, and of two processes one wins.
 */
export function createAlertReading(deps: ReadAlertsDeps): () => Promise<void> {
  const later = new Map<string, number>();
  return async () => {
    const now = deps.clock.now().getTime();
    for (const [id, until] of later) if (until <= now) later.delete(id);
    for (const clientId of await deps.store.clientsWithAlerts(CLIENTS)) {
      if (later.has(clientId)) continue;
      if (!(await underLock(deps, clientId))) later.set(clientId, now + LATER_MS);
    }
  };
}

/** One process reads the mails of a client: what another one has begun is not taken for broken off. */
async function underLock(deps: ReadAlertsDeps, clientId: string): Promise<boolean> {
  const unlock = await deps.locks.take(`alerts:${clientId}`);
  if (!unlock) return false;
  try {
    return await readOf(deps, clientId);
  } finally {
    await unlock();
  }
}

/** False when the client's mails have to wait. */
async function readOf(deps: ReadAlertsDeps, clientId: string): Promise<boolean> {
  const known = await deps.store.getClient(clientId);
  if (known?.client.status !== 'consented' || known.client.pausedAt) return false;
  const { address, senders } = await deps.store.alertSettings(clientId);
  const conversation =
    known.conversations.find(({ id }) => id === address?.conversationId) ??
    known.conversations.at(-1);
  if (!address || !conversation || !botSpeaks(conversation)) return false;
  const home = { client: known.client, conversation };
  const mails = suspectAlone(await deps.store.newAlertMails(clientId, MAILS));
  const ids = mails.map(({ id }) => id);
  const sorted = await readCounted(deps, mails, address, senders);
  const rows = await deps.store.loadWorkspace(conversation.id);
  const digest = readNote(rows.preferences, 'desk.alerts') === 'digest';
  // What the client is waiting for is said at once; what comes by itself keeps the quiet hours.
  const silent = digest || sorted.every(({ kind }) => kind === 'drop' || kind === 'test');
  const quiet = quietHoursOf(home.client, deps.settings);
  if (!silent && isQuiet(deps.clock.now(), home.client.timeZone, quiet)) {
    if (!sorted.some(({ kind }) => kind === 'stuck'))
      await deps.store.leaveAlertMails(clientId, ids);
    return false;
  }
  const changes: Change[] = [];
  const { shownIds, found } = await takeJobs(deps, home, sorted, { rows, digest }, changes);
  changes.push(...askAboutSenders(deps, home, sorted, senders));
  changes.push(...sayRest(deps, home, sorted));
  if (found > 0 || sorted.some(({ kind }) => kind === 'nothing'))
    changes.push(readRow(deps, home, sorted, found));
  const done = await deps.store.endAlertMails(
    clientId,
    sorted.map(endOf),
    shownIds,
    deps.clock.now(),
    changes,
  );
  if (done) deps.wakeOutbox(conversation.id);
  return true;
}

/** Jobs go into the index first, so that they can be scored; then into one message, or they wait for the digest. */
async function takeJobs(
  deps: ReadAlertsDeps,
  home: Home,
  sorted: readonly Sorted[],
  { rows, digest }: { rows: WorkspaceRows; digest: boolean },
  changes: Change[],
): Promise<{ shownIds: string[]; found: number }> {
  const mails = readMails(sorted).filter(({ kind }) => kind === 'jobs');
  const clientId = home.client.id;
  const byId = new Map(
    mails.flatMap(({ postings }) =>
      postings.map((item) => [item.id, { ...item, id: ownId(item.id, clientId) }]),
    ),
  );
  const saved = await saveAlertPostings(deps, [...byId.values()], clientId);
  if (mails.length === 0) return { shownIds: [], found: saved.length };
  const before = await deps.store.shownPostings(clientId);
  const fresh = saved.filter(({ id }) => !before.has(id));
  const at = deps.clock.now();
  if (digest) {
    const ids = fresh.map(({ id }) => id);
    if (ids.length > 0)
      changes.push(
        keepForDigest(clientId, rows.preferences, ids, at, before),
        ...(await startDigest(deps, home)).changes,
      );
    return { shownIds: [], found: saved.length };
  }
  const matches = await deps.jobs.for({ clientId }).match(
    fresh.map(({ id }) => id),
    rows,
  );
  const hits = fresh
    .map((posting, index): JobHit => ({ posting, match: matches[index] ?? null }))
    .toSorted((a, b) => (b.match?.exact ?? 0) - (a.match?.exact ?? 0));
  const boards = named(mails.map(({ board }) => board));
  const text = alertMessage({ boards, jobs: saved.length, fresh: hits }, at);
  changes.push(outboundText(deps.ids, home.conversation, at, text));
  const listed = hits.slice(0, LISTED);
  if (listed.length > 0)
    changes.push({
      type: 'search_made',
      clientId,
      conversationId: home.conversation.id,
      search: {
        id: deps.ids.next(),
        query: alertListName(boards),
        shown: listed.map(({ posting, match }) => ({
          postingId: posting.id,
          score: match?.score ?? null,
        })),
        at,
      },
    });
  return { shownIds: listed.map(({ posting }) => posting.id), found: saved.length };
}

/** Test mails that arrived, and mails that gave nothing: never silently. */
function sayRest(
  deps: ReadAlertsDeps,
  { conversation }: Home,
  sorted: readonly Sorted[],
): Change[] {
  const say = (text: string) => outboundText(deps.ids, conversation, deps.clock.now(), text);
  const lines = sorted.flatMap((mail) =>
    mail.kind === 'test' ? [testArrived(mail.via, mail.postings)] : [],
  );
  const lost = sorted.filter(({ kind }) => kind === 'nothing' || kind === 'failed');
  const boards = named(lost.map((mail) => (mail.kind === 'nothing' ? mail.board : null)));
  if (lost.length > 0) lines.push(nothingFound(boards, lost.length));
  if (sorted.some(({ kind }) => kind === 'stuck')) lines.push(SET_ASIDE);
  return lines.map(say);
}

function testArrived(via: AlertMail['via'], postings: readonly Posting[]): string {
  const ways = { smtp: 'over SMTP', imap: 'through the mailbox', http: 'over the HTTP relay' };
  const jobs = postings.map(({ title, company }) => `${title} at ${company}`).join(', ');
  return postings.length === 0
    ? `The test mail came in ${ways[via]}, but I could not read its sample jobs. Please tell the people of this desk.`
    : `Your alert address works: the test mail came in ${ways[via]}, and I read its ${postings.length} sample jobs (${jobs}). They are not kept.`;
}

function readRow(
  deps: ReadAlertsDeps,
  home: Home,
  sorted: readonly Sorted[],
  found: number,
): Change {
  const read = sorted.filter(({ kind }) => kind === 'jobs' || kind === 'nothing').length;
  return {
    type: 'audit',
    entry: auditEntry(
      { ...home, at: deps.clock.now() },
      {
        source: 'forwarded job alert',
        dataCategory: 'posting',
        purpose: 'bring the jobs of the alerts that the client forwards',
        action: 'alerts.read',
        notes: `${read} mails, ${found} jobs`,
      },
    ),
  };
}

function named(boards: readonly (string | null)[]): string[] {
  return [...new Set(boards.filter((board) => board !== null))].slice(0, 3).map(shown);
}
