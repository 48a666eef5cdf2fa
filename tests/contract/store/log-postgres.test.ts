import { afterAll, describe, expect, it } from 'vitest';
import { prunedRow } from '../../../src/desk/audit-templates.ts';
import type { Change } from '../../../src/desk/ports/store.ts';
import { findPostgres } from '../../support/postgres-server.ts';
import { openPostgresLog } from '../../support/raw-log.ts';
import { describeLog } from './log-contract.ts';

const server = await findPostgres();
afterAll(() => server?.close());

if (server) {
  describeLog('PostgreSQL', () => openPostgresLog(server.url));
  it('makes one checkpoint a size when several processes want one at once', async () => {
    const under = await openPostgresLog(server.url);
    try {
      const stores = [under.store, await under.second(), await under.second()];
      const at = new Date('2026-11-21T10:00:00Z');
      for (let size = 1; size <= 5; size++) {
        await under.store.commit([deskRow(at)], 'full');
        const results = await Promise.all(
          [...stores, ...stores].map((store) => store.addCheckpoint('time', at)),
        );
        expect(results.filter((result) => result !== 'same')).toHaveLength(1);
      }
      expect((await under.raw.checkpoints()).map(({ size }) => size)).toEqual([1, 2, 3, 4, 5]);
    } finally {
      await under.remove();
    }
  });
} else describe.skip('the audit log on PostgreSQL', () => undefined);

function deskRow(at: Date): Change {
  return { type: 'audit', entry: prunedRow(at, 1, null) };
}
