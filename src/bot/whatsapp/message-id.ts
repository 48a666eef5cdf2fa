import { createHash } from 'node:crypto';

/**
 * The id under which a part of a message goes to WhatsApp: made of the outbox id, so that every attempt carries the
 * same one and the server drops a second copy. The shape is that of WhatsApp Web's own ids.
 */
export function messageId(outboxId: string): string {
  return `3EB0${createHash('sha256').update(outboxId).digest('hex').slice(0, 18).toUpperCase()}`;
}
