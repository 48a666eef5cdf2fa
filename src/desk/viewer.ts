/**
 * For whom postings are read. A client sees the public ones and their own; `public` is anybody else; `desk` is its own
 * upkeep, which shows nothing to anyone.
 */
export type Viewer = { clientId: string } | 'public' | 'desk';

/** May this viewer see a posting of this owner? Null owns what is public. */
export function mayView(viewer: Viewer, ownerId: string | null): boolean {
  if (ownerId === null || viewer === 'desk') return true;
  return viewer !== 'public' && viewer.clientId === ownerId;
}
