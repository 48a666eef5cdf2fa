import { redactSecrets } from '../../guard/secrets.ts';
import type { IndexedJob } from '../indexed-job.ts';
import type { JobIndex } from '../job-index.ts';
import { withOwner } from '../own-posting.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store } from '../ports/store.ts';
import { DESCRIBED, type Posting } from '../posting.ts';
import type { Viewer } from '../viewer.ts';
import { type FullPostings, indexFullPostings } from './same-job.ts';

export interface AlertPostingDeps {
  store: Pick<Store, 'commit'>;
  index: Pick<JobIndex, 'refresh' | 'view'>;
  clock: Clock;
}

const BATCH = 500;

export function isAlert(id: string): boolean {
  return id.startsWith('alert:');
}

/**
 * Saves the jobs of alerts, for the client who forwarded them and for nobody else; null: for everybody. What is known of a
 * job already, its full text above all, stays.
 */
export async function saveAlertPostings(
  deps: AlertPostingDeps,
  found: readonly Posting[],
  ownerId: string | null,
): Promise<Posting[]> {
  if (found.length === 0) return [];
  await deps.index.refresh();
  const viewer: Viewer = ownerId === null ? 'public' : { clientId: ownerId };
  const view = deps.index.view(viewer);
  const full = fullPostings(view.postings());
  const known = await view.load(found.map(({ id }) => id));
  const saved: Posting[] = [];
  for (const raw of found) {
    const posting = cleaned(raw);
    const before = known.get(posting.id);
    if (before && before.text.length > posting.text.length) {
      saved.push({ ...before, places: union(before.places, posting.places) });
      continue;
    }
    const match = posting.text.length < DESCRIBED ? full.find(posting) : null;
    const whole = match && (await view.load([match.id])).get(match.id);
    saved.push(whole ? described(posting, whole) : posting);
  }
  await save(deps, saved, ownerId);
  return saved;
}

/**
 * Looks for the full posting of every alert that has none yet: it may have come to the index after the alert. Gives how
 * many were found.
 */
export function createBridge(deps: AlertPostingDeps): () => Promise<number> {
  let seen: unknown = null;
  return async () => {
    await deps.index.refresh();
    const view = deps.index.view('desk');
    const all = view.postings();
    // The list is a new one whenever something has changed.
    if (all === seen) return 0;
    const bare = all.filter(({ id, textLength }) => isAlert(id) && textLength < DESCRIBED);
    seen = all;
    if (bare.length === 0) return 0;
    const open = fullPostings(deps.index.view('public').postings());
    let many = 0;
    for (const [ownerId, alerts] of Map.groupBy(bare, (job) => job.ownerId)) {
      // A page that the same client sent may describe it as well.
      const own = fullPostings(
        ownerId === null ? [] : all.filter((job) => job.ownerId === ownerId),
      );
      const pairs = alerts.flatMap((alert) => {
        const match = open.find(named(alert)) ?? own.find(named(alert));
        return match ? [[alert.id, match.id] as const] : [];
      });
      for (let at = 0; at < pairs.length; at += BATCH) {
        const some = pairs.slice(at, at + BATCH);
        const loaded = await view.load(some.flat());
        const changed = some.flatMap(([alertId, fullId]) => {
          const alert = loaded.get(alertId);
          const whole = loaded.get(fullId);
          return alert && whole ? [described(alert, whole)] : [];
        });
        await save(deps, changed, ownerId);
        many += changed.length;
      }
    }
    return many;
  };
}

/** An alert's job with everything that the employer's own board says of it: its score is no guess any more. */
function described(alert: Posting, full: Posting): Posting {
  const { text, url, pay, employment, seniority, language, postedAt, closesAt, contact } = full;
  return {
    ...alert,
    text,
    url: url ?? alert.url,
    pay: pay ?? alert.pay,
    employment: employment ?? alert.employment,
    seniority: seniority ?? alert.seniority,
    language,
    postedAt,
    closesAt,
    contact,
    company: full.company,
    places: alert.places.length > 0 ? alert.places : full.places,
    remote: full.remote === 'unknown' ? alert.remote : full.remote,
    remoteRegions: full.remoteRegions.length > 0 ? full.remoteRegions : alert.remoteRegions,
  };
}

function fullPostings(jobs: readonly IndexedJob[]): FullPostings {
  return indexFullPostings(
    jobs.filter(({ id, textLength }) => !isAlert(id) && textLength >= DESCRIBED).map(named),
  );
}

function named(posting: {
  id: string;
  title: string;
  company?: string | undefined;
  places?: readonly string[] | undefined;
}) {
  const { id, title, company = '', places = [] } = posting;
  return { id, title, company, places };
}

async function save(
  deps: AlertPostingDeps,
  postings: readonly Posting[],
  ownerId: string | null,
): Promise<void> {
  if (postings.length === 0) return;
  const at = deps.clock.now();
  await deps.store.commit(
    [{ type: 'postings_saved', postings: postings.map((item) => withOwner(item, ownerId)), at }],
    'normal',
  );
}

/** Words of a mail are words from the web: what looks like a secret in them is taken out before it is kept. */
function cleaned(posting: Posting): Posting {
  return {
    ...posting,
    title: redactSecrets(posting.title),
    company: redactSecrets(posting.company),
    places: posting.places.map((place) => redactSecrets(place)),
    text: redactSecrets(posting.text),
  };
}

function union(one: readonly string[], other: readonly string[]): string[] {
  return [...new Set([...one, ...other])].slice(0, 20);
}
