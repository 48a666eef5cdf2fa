import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import type { AlertAddress, AlertChange, AlertSender } from '../desk/ports/alert-store.ts';
import { heldMails, releaseHeld } from './alert-rows.ts';
import { tokenDigest } from './alert-token.ts';
import type { Keyring } from './keyring.ts';
import { alertAddresses, alertSenders } from './schema-jobs.ts';
import type { Tx } from './units.ts';

const tokenPlace = (digest: string) => ({
  table: 'alert_addresses',
  column: 'token',
  row: digest,
});
const senderPlace = (clientId: string, digest: string) => ({
  table: 'alert_senders',
  column: 'sender',
  row: `${clientId}/${digest}`,
});

export async function applyAlertChange(tx: Tx, keys: Keyring, change: AlertChange): Promise<void> {
  const { clientId } = change;
  switch (change.type) {
    case 'alert_address_made': {
      await endAddress(tx, clientId, change.at);
      const digest = tokenDigest(keys, change.token);
      const kept = { token: change.token, conversationId: change.conversationId };
      await tx.insert(alertAddresses).values({
        tokenDigest: digest,
        clientId,
        sealedToken: await keys.sealJson(tx, clientId, tokenPlace(digest), kept),
        createdAt: change.at,
      });
      return;
    }
    case 'alert_address_revoked':
      return endAddress(tx, clientId, change.at);
    case 'alert_sender_set': {
      const digest = await senderDigest(tx, keys, clientId, change.sender);
      const { verdict, at } = change;
      const sealedSender = await keys.sealText(
        tx,
        clientId,
        senderPlace(clientId, digest),
        change.sender,
      );
      await tx
        .insert(alertSenders)
        .values({ clientId, senderDigest: digest, sealedSender, verdict, at })
        .onConflictDoUpdate({
          target: [alertSenders.clientId, alertSenders.senderDigest],
          set: { sealedSender, verdict, at },
        });
      return;
    }
    case 'alert_sender_removed': {
      const digest = await senderDigest(tx, keys, clientId, change.sender);
      await tx
        .delete(alertSenders)
        .where(and(eq(alertSenders.clientId, clientId), eq(alertSenders.senderDigest, digest)));
      return;
    }
    case 'alert_mails_released':
      return releaseHeld(tx, clientId);
  }
}

export async function alertSettings(
  tx: Tx,
  keys: Keyring,
  clientId: string,
): Promise<{ address: AlertAddress | null; senders: AlertSender[]; held: number }> {
  const [row] = await tx
    .select()
    .from(alertAddresses)
    .where(and(eq(alertAddresses.clientId, clientId), isNull(alertAddresses.revokedAt)))
    .orderBy(desc(alertAddresses.createdAt))
    .limit(1);
  const address = row && {
    ...(await keys.openJson<{ token: string; conversationId: string }>(
      tx,
      clientId,
      tokenPlace(row.tokenDigest),
      row.sealedToken,
    )),
    createdAt: row.createdAt,
  };
  return {
    address: address ?? null,
    senders: await sendersOf(tx, keys, clientId),
    held: await heldMails(tx, clientId),
  };
}

async function sendersOf(tx: Tx, keys: Keyring, clientId: string): Promise<AlertSender[]> {
  const rows = await tx
    .select()
    .from(alertSenders)
    .where(eq(alertSenders.clientId, clientId))
    .orderBy(asc(alertSenders.at), asc(alertSenders.senderDigest));
  const senders: AlertSender[] = [];
  for (const { senderDigest: digest, sealedSender, verdict, at } of rows) {
    const place = senderPlace(clientId, digest);
    senders.push({ sender: await keys.openText(tx, clientId, place, sealedSender), verdict, at });
  }
  return senders;
}

async function endAddress(tx: Tx, clientId: string, at: Date): Promise<void> {
  await tx
    .update(alertAddresses)
    .set({ revokedAt: at })
    .where(and(eq(alertAddresses.clientId, clientId), isNull(alertAddresses.revokedAt)));
}

function senderDigest(tx: Tx, keys: Keyring, clientId: string, sender: string): Promise<string> {
  return keys.fingerprint(tx, clientId, 'alert_senders', sender);
}
