import { and, asc, eq, sql } from 'drizzle-orm';
import type { PipelineItem } from '../desk/pipeline.ts';
import type { Keyring } from './keyring.ts';
import { prepared } from './prepared.ts';
import { pipeline } from './schema.ts';
import type { Tx } from './units.ts';

const place = (clientId: string, postingId: string) => ({
  table: 'pipeline',
  column: 'note',
  row: `${clientId}/${postingId}`,
});

const pipelineOf = prepared((tx) =>
  tx
    .select()
    .from(pipeline)
    .where(eq(pipeline.clientId, sql.placeholder('clientId')))
    .orderBy(asc(pipeline.at), asc(pipeline.postingId))
    .prepare(),
);

/** A posting is in one stage of a client's pipeline; moving it replaces stage and note. */
export async function movePipeline(
  tx: Tx,
  keys: Keyring,
  clientId: string,
  { postingId, stage, note, at }: PipelineItem,
): Promise<void> {
  const sealedNote =
    note === null ? null : await keys.sealText(tx, clientId, place(clientId, postingId), note);
  const values = { stage, at, sealedNote };
  await tx
    .insert(pipeline)
    .values({ clientId, postingId, ...values })
    .onConflictDoUpdate({ target: [pipeline.clientId, pipeline.postingId], set: values });
}

export async function removeFromPipeline(
  tx: Tx,
  clientId: string,
  postingId: string,
): Promise<void> {
  await tx
    .delete(pipeline)
    .where(and(eq(pipeline.clientId, clientId), eq(pipeline.postingId, postingId)));
}

export async function loadPipeline(
  tx: Tx,
  keys: Keyring,
  clientId: string,
): Promise<PipelineItem[]> {
  const rows = await pipelineOf(tx).execute({ clientId });
  const loaded: PipelineItem[] = [];
  for (const { postingId, stage, sealedNote, at } of rows)
    loaded.push({
      postingId,
      stage,
      at,
      note: sealedNote
        ? await keys.openText(tx, clientId, place(clientId, postingId), sealedNote)
        : null,
    });
  return loaded;
}
