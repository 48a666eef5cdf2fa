import { createHash } from 'node:crypto';
import { withProfile } from './job-index.ts';
import type { StoredPosting } from './ports/store.ts';
import type { Posting } from './posting.ts';

/**
 * The id of a posting that one client alone sees. The owner is part of it: two clients with the same alert have a row each,
 * and neither id can be made from the other.
 */
export function ownId(id: string, clientId: string): string {
  const digest = createHash('sha256').update(`${clientId}\0${id}`).digest('hex');
  return `${id}:${digest.slice(0, 16)}`;
}

/** Is this the id of a posting of this client's own? */
export function isOwnId(id: string, clientId: string): boolean {
  return ownId(id.slice(0, id.lastIndexOf(':')), clientId) === id;
}

/** A posting made ready for the store, with whose it is; its id is of that owner already (`ownId`). */
export function withOwner(posting: Posting, ownerId: string | null): StoredPosting {
  return { ...withProfile(posting), ownerId };
}
