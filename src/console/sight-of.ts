import type { Operator } from '../desk/operators/operator.ts';
import type { Sight } from '../desk/ports/console-views-store.ts';

/** How far this operator sees. */
export function sightOf({ id, assignedOnly }: Operator): Sight {
  return assignedOnly ? id : null;
}
