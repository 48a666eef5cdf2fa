import { and, asc, eq, ne, sql } from 'drizzle-orm';
import type { CannedStore } from '../desk/ports/canned-store.ts';
import type { Change } from '../desk/ports/store.ts';
import { cannedReplies } from './schema-operators.ts';
import type { Tx, Units } from './units.ts';

type Apply = (tx: Tx, changes: readonly Change[]) => Promise<void>;

export function createCannedStore(units: Units, apply: Apply): CannedStore {
  return {
    cannedReplies: () =>
      units.read((tx) =>
        tx
          .select({ id: cannedReplies.id, title: cannedReplies.title, text: cannedReplies.text })
          .from(cannedReplies)
          .orderBy(asc(sql`lower(${cannedReplies.title})`)),
      ),
    saveCanned: ({ id, ...values }, changes) =>
      units.write('full', async (tx) => {
        const [other] = await tx
          .select({ id: cannedReplies.id })
          .from(cannedReplies)
          .where(
            and(
              sql`lower(${cannedReplies.title}) = lower(${values.title})`,
              ne(cannedReplies.id, id),
            ),
          );
        if (other) return false;
        await tx
          .insert(cannedReplies)
          .values({ id, ...values })
          .onConflictDoUpdate({ target: cannedReplies.id, set: values });
        await apply(tx, changes);
        return true;
      }),
    removeCanned: (id, changes) =>
      units.write('full', async (tx) => {
        const gone = await tx
          .delete(cannedReplies)
          .where(eq(cannedReplies.id, id))
          .returning({ id: cannedReplies.id });
        if (gone.length > 0) await apply(tx, changes);
        return gone.length > 0;
      }),
  };
}
