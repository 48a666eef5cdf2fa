import type { WayOut } from '../../src/desk/ports/way-out.ts';
import { hostOf } from '../../src/egress/allowed-host.ts';
import { createWaysOut } from '../../src/egress/ways-out.ts';

/** The real guard, with a list of exactly these addresses. */
export function wayTo(...addresses: string[]): WayOut {
  const hosts = addresses.flatMap((address) => {
    const found = hostOf(address);
    return found
      ? [{ ...found, purpose: 'model' as const, reach: 'configured' as const, because: 'test' }]
      : [];
  });
  return createWaysOut(hosts).for('model');
}
