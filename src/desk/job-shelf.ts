import type { IndexedJob } from './indexed-job.ts';
import type { JobView } from './job-index.ts';
import { mayView, type Viewer } from './viewer.ts';

/** The jobs of the index in memory, public ones and those of each client apart. */
export interface JobShelf {
  put(job: IndexedJob): void;
  /** It has ended: only the card on which it stood is remembered. */
  end(id: string, card: string, ownerId: string | null): void;
  /** Clients who have postings of their own here. */
  owners(): string[];
  /** Forgets all postings of a client; gives their ids. */
  dropOwner(clientId: string): string[];
  view(viewer: Viewer): Omit<JobView, 'load'>;
}

export function createJobShelf(): JobShelf {
  const byId = new Map<string, IndexedJob>();
  const byOrd = new Map<number, IndexedJob>();
  const cards = new Map<string, Set<string>>();
  const ended = new Map<string, { card: string; ownerId: string | null }>();
  const owned = new Map<string, Set<string>>();
  /** Made when they are asked for, until something changes. */
  let open: readonly IndexedJob[] | null = null;
  let everything: readonly IndexedJob[] | null = null;
  const lists = new Map<string, readonly IndexedJob[]>();

  function changed(ownerId: string | null): void {
    everything = null;
    if (ownerId !== null) return void lists.delete(ownerId);
    open = null;
    lists.clear();
  }

  function remove(id: string): void {
    const job = byId.get(id);
    if (!job) return;
    byId.delete(id);
    byOrd.delete(job.ord);
    const card = cards.get(job.card);
    card?.delete(id);
    if (card?.size === 0) cards.delete(job.card);
    changed(job.ownerId);
  }

  function noteOwner(id: string, ownerId: string | null): void {
    if (ownerId === null) return;
    const theirs = owned.get(ownerId);
    if (theirs) theirs.add(id);
    else owned.set(ownerId, new Set([id]));
  }

  function publicJobs(): readonly IndexedJob[] {
    open ??= [...byId.values()].filter(({ ownerId }) => ownerId === null);
    return open;
  }

  function jobsFor(viewer: Viewer): readonly IndexedJob[] {
    if (viewer === 'public') return publicJobs();
    if (viewer === 'desk') {
      everything ??= [...byId.values()];
      return everything;
    }
    const own = [...(owned.get(viewer.clientId) ?? [])].flatMap((id) => byId.get(id) ?? []);
    if (own.length === 0) return publicJobs();
    const list = lists.get(viewer.clientId) ?? [...publicJobs(), ...own];
    lists.set(viewer.clientId, list);
    return list;
  }

  return {
    put(job) {
      remove(job.id);
      ended.delete(job.id);
      byId.set(job.id, job);
      byOrd.set(job.ord, job);
      const card = cards.get(job.card);
      if (card) card.add(job.id);
      else cards.set(job.card, new Set([job.id]));
      noteOwner(job.id, job.ownerId);
      changed(job.ownerId);
    },
    end(id, card, ownerId) {
      remove(id);
      ended.set(id, { card, ownerId });
      noteOwner(id, ownerId);
    },
    owners: () => [...owned.keys()],
    dropOwner(clientId) {
      const ids = [...(owned.get(clientId) ?? [])];
      for (const id of ids) {
        remove(id);
        ended.delete(id);
      }
      owned.delete(clientId);
      return ids;
    },
    view(viewer) {
      const seen = (job: IndexedJob | undefined) =>
        job && mayView(viewer, job.ownerId) ? job : undefined;
      return {
        postings: () => jobsFor(viewer),
        get: (id) => seen(byId.get(id)),
        cardOf(id) {
          const known = byId.get(id) ?? ended.get(id);
          return known && mayView(viewer, known.ownerId) ? known.card : id;
        },
        byOrd: (ords) => ords.flatMap((ord) => seen(byOrd.get(ord)) ?? []),
        onCard: (card) =>
          [...(cards.get(card) ?? [])]
            .flatMap((id) => seen(byId.get(id)) ?? [])
            .sort((a, b) => a.ord - b.ord),
      };
    },
  };
}
