import type { Client, Conversation } from './client.ts';
import { NOT_A_SECRET } from './not-a-secret.ts';
import { deskMessage } from './outbound.ts';
import type { ChannelAdapter, InboundEvent } from './ports/channel.ts';
import type { Ids } from './ports/clock.ts';
import type { Change, InboxContent } from './ports/store.ts';
import { type OverrideOffer, secretAdvice } from './secret-advice.ts';
import { secretRow } from './secret-row.ts';

type Home = { client: Client; conversation: Conversation };

/** The record, the deletion where the platform lets a bot delete, and the advice. */
export function blockedChanges(
  deps: { ids: Ids; adapter(account: string): ChannelAdapter | null },
  event: InboundEvent,
  home: Home,
  content: Extract<InboxContent, { kind: 'blocked' }>,
  at: Date,
): Change[] {
  const deletes = deps.adapter(event.account)?.capabilities.deletePeer === true;
  const offer = offerFor(event, home, content.certain);
  const say = (message: Parameters<typeof deskMessage>[3]) =>
    deskMessage(deps.ids, home.conversation.id, at, message);
  return [
    secretRow(home, at, 'guard.blocked', `${content.secretKind} by ${content.detector}`),
    ...(deletes && event.ref !== null ? [say({ kind: 'retract', ref: event.ref })] : []),
    say({
      kind: 'blocked',
      secretKind: content.secretKind,
      text: secretAdvice(content.secretKind, deletes && event.ref !== null, offer),
      override: offer === 'offered' ? NOT_A_SECRET : null,
    }),
  ];
}

/** Only a client's own text can be sent again; before consent nothing of it would be kept anyway. */
function offerFor(event: InboundEvent, home: Home, certain: boolean): OverrideOffer {
  if (certain) return 'never';
  const own = event.content.kind === 'text' && home.client.status === 'consented';
  return own ? 'offered' : 'no';
}
