/** A verbatim stretch of `Cv.text`. */
export interface CvSpan {
  text: string;
  start: number;
  end: number;
}

/** A station of work that a CV tells of; what is not clear is null. Dates as "2021" or "2021-03". */
export interface Position {
  title: CvSpan | null;
  employer: CvSpan | null;
  from: string;
  /** Null when it goes on. */
  to: string | null;
}

/**
 * Whole years of work that the dates of a CV show, time that overlaps counted once; null when there are none. A year
 * alone counts from its beginning: "2017 - 2021" is four years.
 */
export function yearsWorked(positions: readonly Position[], at: Date): number | null {
  const now = at.getUTCFullYear() * 12 + at.getUTCMonth() + 1;
  const stretches = positions
    .map(({ from, to }) => {
      const start = monthOf(from);
      const end = to === null ? now : monthOf(to) + (to.length > 4 ? 1 : 0);
      // One year alone: about half of it is worked.
      return { start, end: Math.min(now, to === from && to.length === 4 ? start + 6 : end) };
    })
    .filter(({ start, end }) => end > start)
    .sort((a, b) => a.start - b.start);
  if (stretches.length === 0) return null;
  let months = 0;
  let until = 0;
  for (const { start, end } of stretches) {
    months += Math.max(0, end - Math.max(start, until));
    until = Math.max(until, end);
  }
  return Math.min(60, Math.floor(months / 12));
}

function monthOf(date: string): number {
  const [year = 0, month = 1] = date.split('-').map(Number);
  return year * 12 + month - 1;
}
