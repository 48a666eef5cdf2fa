import type { Approval } from './approval.ts';
import { localTime } from './local-time.ts';
import type { CardTokens } from './ports/channel.ts';

/** The whole text of an approval card: number, what will happen, until when, and how to answer. */
export function cardText(card: {
  number: number;
  body: string;
  expiresAt: Date;
  timeZone: string;
}): string {
  return [
    `#${card.number} needs your yes`,
    card.body,
    `Expires ${localTime(card.expiresAt, card.timeZone)}. No answer means no.`,
    `Answer yes or no ("yes ${card.number}" when several wait), or tell me what to change.`,
  ].join('\n\n');
}

/** What the card says besides its number, its end and how to answer: the middle of `cardText`. */
export function cardBody(card: string): string {
  return card.split('\n\n').slice(1, -2).join('\n\n');
}

/** What a card is about, in one line, for a reminder: the recipient and subject of a mail, or its first line. */
export function cardSummary(card: string): string {
  const to = /^To: (.+)$/m.exec(card)?.[1];
  const subject = /^Subject: (.+)$/m.exec(card)?.[1];
  if (to && subject) return `mail to ${to}, "${subject}".`;
  const body = card.split('\n\n')[1] ?? card;
  return (body.split('\n')[0] ?? '').replace(/^What will happen: /, '');
}

/**
 * Button tokens: version, choice, approval id, nonce. At most 64 bytes (Telegram's limit for callback data),
 * and never any content; the row decides what a tap means.
 */
export function cardTokens(approval: Pick<Approval, 'id' | 'nonce'>): CardTokens {
  return {
    yes: `a1:y:${approval.id}:${approval.nonce}`,
    no: `a1:n:${approval.id}:${approval.nonce}`,
  };
}

/** Reads a token that came back from a channel; null for anything that was not made by `cardTokens`. */
export function readToken(
  token: string,
): { approvalId: string; nonce: string; choice: 'yes' | 'no' } | null {
  const match = /^a1:([yn]):([0-9a-f-]{36}):([0-9A-Za-z]{6,16})$/.exec(token);
  const [, choice, approvalId, nonce] = match ?? [];
  if (!choice || !approvalId || !nonce) return null;
  return { approvalId, nonce, choice: choice === 'y' ? 'yes' : 'no' };
}

/** The outbound row that shows a card, or shows it again. */
export function cardMessage(approval: Approval, text: string) {
  return {
    kind: 'card',
    approvalId: approval.id,
    number: approval.number,
    text,
    token: cardTokens(approval),
  } as const;
}
