import type { AuditEntry } from '../audit.ts';
import { auditEntry, deskEntry } from '../audit-templates.ts';
import { deskLine } from '../outbound.ts';
import type { Waiting } from '../ports/admission-store.ts';
import type { Clock, Ids } from '../ports/clock.ts';
import type { Change, Store } from '../ports/store.ts';
import { REFUSED_LINE } from './words.ts';

/** How many may wait, and how many more than needed go at once when the list is full. */
export const WAITING_ROOM = { most: 1000, atOnce: 50 } as const;
/** After this time a stranger is forgotten, whether they wait or were refused. */
const KEEP_MS = 30 * 86_400_000;
const AT_ONCE = 200;

export interface WaitingDeps {
  store: Pick<Store, 'settleWaiting' | 'getClient' | 'forgetStrangers' | 'scrub'>;
  clock: Clock;
  ids: Ids;
}

/**
 * Lets somebody of the waiting list in, or refuses them. Who is let in gets the greeting and its question as every new
 * client; who is refused gets one line. Resolves to one sentence for the operator.
 */
export async function settleStranger(
  deps: WaitingDeps,
  clientId: string,
  to: 'admitted' | 'refused',
  by: { operator: string; source: 'console' | 'command line' },
): Promise<{ ok: boolean; sentence: string; conversations: readonly string[] }> {
  const at = deps.clock.now();
  const known = await deps.store.getClient(clientId);
  const gone = { ok: false, sentence: NOT_WAITING, conversations: [] };
  if (!known) return gone;
  const conversations = known.conversations.map(({ id }) => id);
  const settled = await deps.store.settleWaiting(clientId, to, [
    admissionRow({ client: known.client, at }, to, by),
    ...conversations.map(
      (conversationId): Change =>
        to === 'admitted'
          ? { type: 'chat_opened', inboxId: deps.ids.next(), conversationId, at }
          : deskLine(deps.ids, conversationId, at, REFUSED_LINE),
    ),
  ]);
  if (!settled) return gone;
  return {
    ok: true,
    sentence:
      to === 'admitted'
        ? 'They are let in; the desk greets them and asks for their consent.'
        : 'They are refused and get one polite line; after that the desk is silent.',
    conversations,
  };
}

const NOT_WAITING =
  'Nobody with this id waits: they were let in, refused or forgotten meanwhile. Look at the list again.';

/** The record of how somebody came in, or did not. */
export function admissionRow(
  subject: { client: Pick<Waiting, 'subject'>; at: Date },
  to: 'admitted' | 'refused',
  by: { operator: string; source: 'console' | 'command line' } | { invite: string } | 'open',
): Change {
  const how =
    by === 'open'
      ? 'the desk is open'
      : 'invite' in by
        ? `invite ${by.invite}`
        : `operator ${by.operator}`;
  return {
    type: 'audit',
    entry: auditEntry(
      { client: subject.client, conversation: null, at: subject.at },
      {
        source: by !== 'open' && 'source' in by ? by.source : 'chat',
        dataCategory: 'identity',
        purpose: 'decide who becomes a client',
        actor: by === 'open' ? 'automation' : 'human',
        action: `client.${to}`,
        notes: how,
      },
    ),
  };
}

/** Strangers were deleted; the row counts them and concerns nobody alone. */
export function strangersRow(at: Date, many: number, why: string): AuditEntry {
  return deskEntry(at, {
    source: 'desk',
    actor: 'automation',
    dataCategory: 'identity',
    purpose: 'keep nothing of strangers for longer than needed',
    action: 'strangers.forgotten',
    notes: `${many}; ${why}`,
  });
}

/** Deletes strangers whose time is over; gives how many. */
export async function forgetStrangers(deps: Omit<WaitingDeps, 'ids'>): Promise<number> {
  const now = deps.clock.now();
  const before = new Date(now.getTime() - KEEP_MS);
  let gone = 0;
  for (let many = AT_ONCE; many === AT_ONCE; gone += many)
    many = await deps.store.forgetStrangers(before, AT_ONCE, (count) =>
      strangersRow(now, count, 'their time is over'),
    );
  if (gone > 0) await deps.store.scrub();
  return gone;
}
