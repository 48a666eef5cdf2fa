import { deskEntry } from '../audit-templates.ts';
import type { Clock, Ids } from '../ports/clock.ts';
import type { Change, Store } from '../ports/store.ts';
import { newInviteCode } from './invite-code.ts';

export interface InviteDeps {
  store: Pick<Store, 'addInvite' | 'revokeInvite'>;
  clock: Clock;
  ids: Ids;
}

/** Who makes or ends an invite; at the command line there is a name and no account. */
export interface InviteMaker {
  id: string | null;
  name: string;
}

const DAY_MS = 86_400_000;

/** Makes an invite. The code is in the answer and nowhere else: the store keeps a digest. */
export async function addInvite(
  deps: InviteDeps,
  wish: { label: string; uses: number; days: number },
  by: InviteMaker,
): Promise<{ id: string; code: string }> {
  const createdAt = deps.clock.now();
  const id = deps.ids.next();
  const code = newInviteCode(deps.ids);
  await deps.store.addInvite(
    {
      ...{ id, code, createdAt, label: wish.label, maxUses: wish.uses, operatorId: by.id },
      expiresAt: new Date(createdAt.getTime() + wish.days * DAY_MS),
    },
    [inviteRow(createdAt, 'invite.made', `invite ${id}; ${wish.uses} uses; ${wish.days} days`, by)],
  );
  return { id, code };
}

/** Ends an invite; false when there is none, or it was ended before. */
export function revokeInvite(deps: InviteDeps, id: string, by: InviteMaker): Promise<boolean> {
  const at = deps.clock.now();
  return deps.store.revokeInvite(id, at, [inviteRow(at, 'invite.revoked', `invite ${id}`, by)]);
}

function inviteRow(at: Date, action: string, about: string, by: InviteMaker): Change {
  return {
    type: 'audit',
    entry: deskEntry(at, {
      source: by.id === null ? 'command line' : 'console',
      purpose: 'decide who becomes a client',
      action,
      notes: `${about}; operator ${by.name}`,
    }),
  };
}
