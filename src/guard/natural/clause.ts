import { endsClause, type Unit } from '../unit.ts';

/** The words of one clause on both sides of a value. */
export type Clause = { readonly before: readonly Unit[]; readonly after: readonly Unit[] };

type Ends = (unit: Unit, next: Unit | undefined) => boolean;

/** The clause in which the units from `from` to `to` stand. @param ends what closes a clause behind a unit. */
export function clauseAround(
  units: readonly Unit[],
  from: number,
  to: number,
  ends: Ends = endsClause,
): Clause {
  let first = from;
  while (first > 0) {
    const unit = units[first - 1];
    if (unit === undefined || ends(unit, units[first])) break;
    first -= 1;
  }
  let last = to;
  for (let unit = units[last]; unit !== undefined && !ends(unit, units[last + 1]); ) {
    last += 1;
    unit = units[last];
  }
  return { before: units.slice(first, from), after: units.slice(to + 1, last + 1) };
}

/** The same, with a mark that may belong to a password ("Samosa55! try") taken for the end of its clause. */
export function endsAtMark(unit: Unit, next: Unit | undefined): boolean {
  return endsClause(unit, next) || /[!?)]/.test(unit.trail) || next?.lead.endsWith('(') === true;
}
