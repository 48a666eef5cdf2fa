import { and, asc, count, desc, eq, gt, inArray, isNotNull, min, sql } from 'drizzle-orm';
import type {
  AlertEnd,
  AlertLine,
  AlertMail,
  AlertMailState,
  NewAlertMail,
} from '../desk/ports/alert-store.ts';
import { alertOwner } from './alert-token.ts';
import type { Keyring } from './keyring.ts';
import { clients } from './schema.ts';
import { alertMails } from './schema-jobs.ts';
import { noteShown } from './shown-rows.ts';
import type { Tx } from './units.ts';

const DAY_MS = 86_400_000;
const place = (id: string) => ({ table: 'alert_mails', column: 'mail', row: id });

export async function takeAlertMail(
  tx: Tx,
  keys: Keyring,
  mail: NewAlertMail,
  perDay: number,
): Promise<'taken' | 'duplicate' | 'unknown' | 'too_many'> {
  const clientId = await alertOwner(tx, keys, mail.token);
  if (clientId === null) return 'unknown';
  const digest = await keys.fingerprint(tx, clientId, 'alert_mails', mail.identity);
  const [known] = await tx
    .select({ id: alertMails.id })
    .from(alertMails)
    .where(and(eq(alertMails.clientId, clientId), eq(alertMails.digest, digest)));
  if (known) return 'duplicate';
  const [today] = await tx
    .select({ many: count() })
    .from(alertMails)
    .where(
      and(
        eq(alertMails.clientId, clientId),
        gt(alertMails.receivedAt, new Date(mail.at.getTime() - DAY_MS)),
      ),
    );
  if ((today?.many ?? 0) >= perDay) return 'too_many';
  const head = Buffer.from(`${JSON.stringify({ envelope: mail.envelope })}\n`);
  const taken = await tx
    .insert(alertMails)
    .values({
      id: mail.id,
      clientId,
      digest,
      via: mail.via,
      state: 'new',
      sealedMail: await keys.sealBytes(
        tx,
        clientId,
        place(mail.id),
        Buffer.concat([head, mail.bytes]),
      ),
      receivedAt: mail.at,
    })
    .onConflictDoNothing()
    .returning({ id: alertMails.id });
  return taken.length > 0 ? 'taken' : 'duplicate';
}

export async function clientsWithAlerts(tx: Tx, limit: number): Promise<string[]> {
  const rows = await tx
    .select({ id: alertMails.clientId, first: min(alertMails.ord) })
    .from(alertMails)
    .where(eq(alertMails.state, 'new'))
    .groupBy(alertMails.clientId)
    .orderBy(asc(min(alertMails.ord)))
    .limit(limit);
  return rows.map(({ id }) => id);
}

export async function newAlertMails(
  tx: Tx,
  keys: Keyring,
  clientId: string,
  limit: number,
): Promise<AlertMail[]> {
  const rows = await tx
    .select()
    .from(alertMails)
    .where(and(eq(alertMails.clientId, clientId), eq(alertMails.state, 'new')))
    .orderBy(asc(alertMails.ord))
    .limit(limit);
  const mails: AlertMail[] = [];
  for (const row of rows) {
    const mail = await opened(tx, keys, row);
    if (mail) mails.push(mail);
  }
  return mails;
}

/** Counts a reading that begins, or takes it back. */
export async function countAttempt(
  tx: Tx,
  clientId: string,
  ids: readonly string[],
  step: 1 | -1,
): Promise<void> {
  await tx
    .update(alertMails)
    .set({ attempts: sql`${alertMails.attempts} + ${step}` })
    .where(
      and(
        eq(alertMails.clientId, clientId),
        eq(alertMails.state, 'new'),
        inArray(alertMails.id, [...ids]),
      ),
    );
}

/** False, and nothing may follow in the caller's unit, when one of the mails is not `new` any more. */
export async function endAlertMails(
  tx: Tx,
  clientId: string,
  ends: readonly AlertEnd[],
  shown: readonly string[],
  at: Date,
): Promise<boolean> {
  const ids = ends.map(({ id }) => id);
  const waiting = await tx
    .update(alertMails)
    .set({ readAt: at })
    .where(
      and(
        eq(alertMails.clientId, clientId),
        eq(alertMails.state, 'new'),
        inArray(alertMails.id, ids),
      ),
    )
    .returning({ id: alertMails.id });
  if (waiting.length !== ids.length) return false;
  for (const end of ends) {
    const row = eq(alertMails.id, end.id);
    if (end.state === 'dropped') await tx.delete(alertMails).where(row);
    else if (end.state === 'read')
      await tx
        .update(alertMails)
        .set({ state: 'read', found: end.found, sealedMail: null })
        .where(row);
    else await tx.update(alertMails).set({ state: end.state }).where(row);
  }
  await noteShown(tx, clientId, shown, 'alert', at);
  return true;
}

export async function releaseHeld(tx: Tx, clientId: string): Promise<void> {
  await tx
    .update(alertMails)
    .set({ state: 'new', attempts: 0 })
    .where(and(eq(alertMails.clientId, clientId), eq(alertMails.state, 'held')));
}

export async function heldMails(tx: Tx, clientId: string): Promise<number> {
  const [row] = await tx
    .select({ many: count() })
    .from(alertMails)
    .where(and(eq(alertMails.clientId, clientId), eq(alertMails.state, 'held')));
  return row?.many ?? 0;
}

export async function countAlertMails(tx: Tx): Promise<Record<AlertMailState, number>> {
  const rows = await tx
    .select({ state: alertMails.state, many: count() })
    .from(alertMails)
    .groupBy(alertMails.state);
  const counts = { new: 0, held: 0, read: 0, nothing: 0, failed: 0 };
  for (const { state, many } of rows) counts[state] = many;
  return counts;
}

export async function listAlertMails(
  tx: Tx,
  states: readonly AlertMailState[],
  limit: number,
): Promise<AlertLine[]> {
  return tx
    .select({
      id: alertMails.id,
      subject: clients.subject,
      via: alertMails.via,
      state: alertMails.state,
      found: alertMails.found,
      receivedAt: alertMails.receivedAt,
    })
    .from(alertMails)
    .innerJoin(clients, eq(clients.id, alertMails.clientId))
    .where(inArray(alertMails.state, [...states]))
    .orderBy(desc(alertMails.ord))
    .limit(limit);
}

export async function openAlertMail(
  tx: Tx,
  keys: Keyring,
  id: string,
): Promise<(AlertMail & { subject: string }) | null> {
  const [row] = await tx
    .select({ mail: alertMails, subject: clients.subject })
    .from(alertMails)
    .innerJoin(clients, eq(clients.id, alertMails.clientId))
    .where(eq(alertMails.id, id));
  const mail = row && (await opened(tx, keys, row.mail));
  return mail ? { ...mail, subject: row.subject } : null;
}

export async function retryAlertMail(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx
    .update(alertMails)
    .set({ state: 'new', attempts: 0 })
    .where(
      and(
        eq(alertMails.id, id),
        inArray(alertMails.state, ['nothing', 'failed']),
        isNotNull(alertMails.sealedMail),
      ),
    )
    .returning({ id: alertMails.id });
  return rows.length > 0;
}

/** Mails that are still kept, oldest first. */
export async function keptAlertMails(
  tx: Tx,
  keys: Keyring,
  clientId: string,
): Promise<AlertMail[]> {
  const rows = await tx
    .select()
    .from(alertMails)
    .where(and(eq(alertMails.clientId, clientId), isNotNull(alertMails.sealedMail)))
    .orderBy(asc(alertMails.ord));
  const mails: AlertMail[] = [];
  for (const row of rows) {
    const mail = await opened(tx, keys, row);
    if (mail) mails.push(mail);
  }
  return mails;
}

async function opened(
  tx: Tx,
  keys: Keyring,
  row: typeof alertMails.$inferSelect,
): Promise<AlertMail | null> {
  if (!row.sealedMail) return null;
  const { id, clientId, via, state, receivedAt, attempts } = row;
  const bytes = await keys.openBytes(tx, clientId, place(id), row.sealedMail);
  const end = bytes.indexOf(10);
  const { envelope } = JSON.parse(bytes.subarray(0, end).toString()) as {
    envelope: string | null;
  };
  return {
    id,
    clientId,
    via,
    state,
    receivedAt,
    attempts,
    envelope,
    bytes: bytes.subarray(end + 1),
  };
}
