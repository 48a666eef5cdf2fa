import type { WayOut } from '../../desk/ports/way-out.ts';
import { hostOf } from '../../egress/allowed-host.ts';
import { createWaysOut } from '../../egress/ways-out.ts';

/** The guard as a desk has it, with a list of this one server. */
export function benchWay(address: string): WayOut {
  const found = hostOf(address);
  const purpose = 'database';
  const rest = { purpose, reach: 'configured', because: 'the benchmark' } as const;
  return createWaysOut(found ? [{ ...found, ...rest }] : []).for(purpose);
}
