import type { Tx } from './units.ts';

/**
 * A query that is built once a connection and then run with its placeholders. Building costs more than running for the
 * small queries of a turn (measured: 60 % of loading a workspace), so the frequent ones are kept.
 */
export function prepared<Query>(build: (tx: Tx) => Query): (tx: Tx) => Query {
  const kept = new WeakMap<Tx, Query>();
  return (tx) => {
    const known = kept.get(tx);
    if (known !== undefined) return known;
    const query = build(tx);
    kept.set(tx, query);
    return query;
  };
}
