import pg from 'pg';
import { openEncrypted } from '../../src/db/open-sqlite.ts';
import type { Operator } from '../../src/desk/operators/operator.ts';

/** An account, as it stands in the database. */
export const ADA: Operator = {
  id: 'op-ada-0001',
  name: 'Ada',
  role: 'operator',
  assignedOnly: false,
};
export const BEN: Operator = {
  id: 'op-ben-0001',
  name: 'Ben',
  role: 'operator',
  assignedOnly: false,
};
export const LEA: Operator = { id: 'op-lea-0001', name: 'Lea', role: 'lead', assignedOnly: false };
export const EVE: Operator = {
  id: 'op-eve-0001',
  name: 'Eve',
  role: 'operator',
  assignedOnly: true,
};
export const VIC: Operator = {
  id: 'op-vic-0001',
  name: 'Vic',
  role: 'viewer',
  assignedOnly: false,
};

export const ALL = [ADA, BEN, LEA, EVE, VIC];

type Place = { place: string; key: Uint8Array };

/** Puts operators into a test's database beside its store. */
export async function plantOperators(
  { place, key }: Place,
  operators: readonly Operator[] = ALL,
): Promise<void> {
  for (const { id, name, role, assignedOnly } of operators)
    await run(
      { place, key },
      'INSERT INTO operators (id, name, role, assigned_only, created_at) VALUES ($1, $2, $3, $4, $5)',
      [id, name, role, assignedOnly, '2026-11-01T00:00:00.000Z'],
    );
}

export async function disableOperator(at: Place, operator: Operator): Promise<void> {
  await run(at, 'UPDATE operators SET disabled_at = $1 WHERE id = $2', [
    '2026-11-21T10:00:00.000Z',
    operator.id,
  ]);
}

async function run(
  { place, key }: Place,
  sql: string,
  values: (string | boolean)[],
): Promise<void> {
  const bound = values.map(asStored);
  if (place.startsWith('postgres')) {
    const client = new pg.Client({ connectionString: place });
    await client.connect();
    try {
      await client.query(sql, bound);
    } finally {
      await client.end();
    }
    return;
  }
  const sqlite = openEncrypted(place, key, false);
  try {
    sqlite.prepare(sql.replace(/\$\d+/g, '?')).run(...bound);
  } finally {
    sqlite.close();
  }
}

/** Both databases keep a time as milliseconds and a truth as 0 or 1. */
function asStored(value: string | boolean): string | number {
  if (typeof value === 'boolean') return Number(value);
  return /^\d{4}-.*Z$/.test(value) ? Date.parse(value) : value;
}
