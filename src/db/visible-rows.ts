import { eq, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { Viewer } from '../desk/viewer.ts';
import { postings } from './schema-jobs.ts';

/** The rows of `postings` that a viewer may see, for the `where` of any query over them. */
export function visibleTo(viewer: Viewer): SQL | undefined {
  if (viewer === 'desk') return undefined;
  const open = isNull(postings.ownerId);
  return viewer === 'public' ? open : or(open, eq(postings.ownerId, viewer.clientId));
}

/** The same for a statement in SQL: a condition to stand after an `and`. */
export function visibleSql(viewer: Viewer): SQL {
  return visibleTo(viewer) ?? sql`true`;
}
