import { openStore } from '../database.ts';
import { settleStranger } from '../desk/admission/waiting.ts';
import { systemClock, systemIds } from '../system.ts';
import type { CommandIo } from './command.ts';

/** Lets somebody of the waiting list in, or refuses them. A running desk says so to them within a second or two. */
export async function settleByOperator(
  io: CommandIo,
  clientId: string,
  to: 'admitted' | 'refused',
  operator: string,
): Promise<number> {
  const { store } = await openStore(io.config(), { migrate: false });
  try {
    const deps = { store, clock: systemClock, ids: systemIds };
    const { ok, sentence } = await settleStranger(deps, clientId, to, {
      operator,
      source: 'command line',
    });
    if (ok) io.out(sentence);
    else io.err(sentence);
    return ok ? 0 : 1;
  } finally {
    await store.close();
  }
}
