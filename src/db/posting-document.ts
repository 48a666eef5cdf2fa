import { z } from 'zod';
import type { Posting } from '../desk/posting.ts';

const DATES = z.object({ postedAt: z.string().nullable(), closesAt: z.string().nullable() });

/** JSON has no dates; everything else is as `savePostings` wrote it. */
export function parsePosting(document: string): Posting {
  const json = JSON.parse(document) as Posting;
  const { postedAt, closesAt } = DATES.parse(json);
  return {
    ...json,
    postedAt: postedAt === null ? null : new Date(postedAt),
    closesAt: closesAt === null ? null : new Date(closesAt),
  };
}
