import { auditEntry } from './audit-templates.ts';
import type { Client } from './client.ts';
import { DAY_LIMIT_KINDS, type DayLimitKind, type DayLimits } from './day-budget.ts';
import { DAY_LIMIT_NAMES } from './day-limits-view.ts';
import type { Clock } from './ports/clock.ts';
import type { Store } from './ports/store.ts';
import { readDayLimit } from './runtime-settings.ts';

/** Reads what an operator typed, kind by kind; an empty field means that the desk's own limit holds. */
export function readLimitForm(
  fields: Readonly<Record<DayLimitKind, string>>,
): { ok: true; limits: Partial<DayLimits> } | { ok: false; sentence: string } {
  const limits: Partial<DayLimits> = {};
  for (const kind of DAY_LIMIT_KINDS) {
    if (fields[kind] === '') continue;
    const limit = readDayLimit(kind, fields[kind]);
    if (limit === null)
      return {
        ok: false,
        sentence: `${DAY_LIMIT_NAMES[kind]} cannot be "${fields[kind]}". It should be ${kind === 'cost' ? 'US dollars from 0.01, for example 2.50' : 'a whole number from 1'}, or off; leave it empty for the desk's own limit.`,
      };
    limits[kind] = limit;
  }
  return { ok: true, limits };
}

/** Sets the limits of a day that are this client's own, with the row that the client can read. */
export function changeClientLimits(
  deps: { store: Pick<Store, 'commit'>; clock: Clock },
  client: Pick<Client, 'id' | 'subject' | 'limits'>,
  limits: Partial<DayLimits>,
  operator: string,
): Promise<void> {
  const at = deps.clock.now();
  return deps.store.commit(
    [
      { type: 'client_limits', clientId: client.id, limits },
      {
        type: 'audit',
        entry: auditEntry(
          { client, conversation: null, at },
          {
            source: 'console',
            dataCategory: 'usage',
            purpose: 'say what the client may use in a day',
            actor: 'human',
            action: 'client.limits_changed',
            notes: `${listed(client.limits)} -> ${listed(limits)}; operator ${operator}`,
          },
        ),
      },
    ],
    'full',
  );
}

function listed(limits: Partial<DayLimits> | null): string {
  const own = DAY_LIMIT_KINDS.flatMap((kind) => {
    const limit = limits?.[kind];
    if (limit === undefined) return [];
    return [`${kind} ${Number.isFinite(limit) ? limit : 'off'}`];
  });
  return own.join(', ') || "the desk's";
}
