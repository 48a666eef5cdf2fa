import { and, asc, eq, sql } from 'drizzle-orm';
import type { Cv, Fact } from '../desk/cv.ts';
import type { Change } from '../desk/ports/store.ts';
import { forgetQuotedCv } from './cv-trace-rows.ts';
import type { Keyring } from './keyring.ts';
import { prepared } from './prepared.ts';
import { cvs, facts } from './schema.ts';
import type { Tx } from './units.ts';

const infoPlace = (clientId: string) => ({ table: 'cvs', column: 'info', row: clientId });
const filePlace = (clientId: string) => ({ table: 'cvs', column: 'file', row: clientId });
const factPlace = (id: string) => ({ table: 'facts', column: 'fact', row: id });

const cvOf = prepared((tx) =>
  tx
    .select({ sealedInfo: cvs.sealedInfo, readAt: cvs.readAt })
    .from(cvs)
    .where(eq(cvs.clientId, sql.placeholder('clientId')))
    .prepare(),
);

const factsOf = prepared((tx) =>
  tx
    .select()
    .from(facts)
    .where(eq(facts.clientId, sql.placeholder('clientId')))
    .orderBy(asc(facts.ord))
    .prepare(),
);

/** The new CV takes the place of the old one (P17); what the client stated themselves stays. */
export async function replaceCv(
  tx: Tx,
  keys: Keyring,
  change: Extract<Change, { type: 'cv_replaced' }>,
): Promise<void> {
  const { clientId, cv } = change;
  const { readAt, ...info } = cv;
  if (await loadCv(tx, keys, clientId)) await forgetQuotedCv(tx, keys, clientId);
  const values = {
    id: cv.id,
    sealedInfo: await keys.sealJson(tx, clientId, infoPlace(clientId), info),
    sealedFile: await keys.sealBytes(tx, clientId, filePlace(clientId), change.file),
    sha256: cv.sha256,
    readAt,
  };
  await tx
    .insert(cvs)
    .values({ clientId, ...values })
    .onConflictDoUpdate({ target: cvs.clientId, set: values });
  await tx.delete(facts).where(and(eq(facts.clientId, clientId), eq(facts.origin, 'cv')));
  for (const fact of change.facts) await insertFact(tx, keys, clientId, fact);
}

export async function insertFact(
  tx: Tx,
  keys: Keyring,
  clientId: string,
  fact: Fact,
): Promise<void> {
  await tx.insert(facts).values({
    id: fact.id,
    clientId,
    sealedFact: await keys.sealJson(tx, clientId, factPlace(fact.id), fact),
    origin: fact.origin,
  });
}

export async function removeFact(tx: Tx, clientId: string, factId: string): Promise<void> {
  await tx.delete(facts).where(and(eq(facts.clientId, clientId), eq(facts.id, factId)));
}

export async function loadCv(tx: Tx, keys: Keyring, clientId: string): Promise<Cv | null> {
  const [row] = await cvOf(tx).execute({ clientId });
  if (!row) return null;
  const info = await keys.openJson<Omit<Cv, 'readAt'>>(
    tx,
    clientId,
    infoPlace(clientId),
    row.sealedInfo,
  );
  return { ...info, readAt: row.readAt };
}

export async function loadFacts(tx: Tx, keys: Keyring, clientId: string): Promise<Fact[]> {
  const rows = await factsOf(tx).execute({ clientId });
  const loaded: Fact[] = [];
  for (const row of rows)
    loaded.push(await keys.openJson<Fact>(tx, clientId, factPlace(row.id), row.sealedFact));
  return loaded;
}

/** The original file; null when there is none or it has been replaced. */
export async function cvFile(
  tx: Tx,
  keys: Keyring,
  clientId: string,
  sha256: string,
): Promise<Uint8Array | null> {
  const [row] = await tx
    .select({ sealedFile: cvs.sealedFile })
    .from(cvs)
    .where(and(eq(cvs.clientId, clientId), eq(cvs.sha256, sha256)));
  if (!row) return null;
  return keys.openBytes(tx, clientId, filePlace(clientId), row.sealedFile);
}
