import type { Approval } from './approval.ts';
import { cardText } from './card.ts';
import type { Client } from './client.ts';
import { payloadHash } from './payload.ts';
import type { Ids } from './ports/clock.ts';
import { quietHoursOf } from './quiet-hours.ts';
import { expiryOf, firstLook } from './reminder-plan.ts';
import type { DeskSettings } from './settings.ts';

/** A question to the client about one exact payload, with its card and the plan of its reminders. */
export function newApproval(
  deps: { ids: Ids; settings: DeskSettings },
  question: {
    client: Client;
    conversationId: string;
    number: number;
    tool: string;
    /** Canonical JSON. */
    payload: string;
    /** What the card says; number and expiry are added. */
    card: string;
    about: string | null;
    at: Date;
  },
): Approval {
  const { client, conversationId, number, tool, payload, about } = question;
  const { settings } = deps;
  const { timeZone } = client;
  const quiet = quietHoursOf(client, settings);
  const createdAt = question.at;
  const expiresAt = expiryOf(createdAt, settings.approvalHours, timeZone, quiet);
  return {
    id: deps.ids.next(),
    clientId: client.id,
    conversationId,
    number,
    tool,
    payload,
    payloadHash: payloadHash(tool, payload),
    cardText: cardText({ number, body: question.card, expiresAt, timeZone }),
    nonce: deps.ids.token(10),
    status: 'pending',
    about,
    createdAt,
    expiresAt,
    shownAt: null,
    shownOrder: null,
    decidedAt: null,
    decidedVia: null,
    decidedBy: null,
    nextLookAt: firstLook({ createdAt, expiresAt }, settings.reminders, timeZone, quiet),
    lookedAt: null,
    looks: 0,
  };
}
