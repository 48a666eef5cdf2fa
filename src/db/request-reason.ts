import type { RequestReason } from '../desk/takeover/control.ts';

const REASONS = {
  client: true,
  agent: true,
  failed_turns: true,
  upset: true,
  secret_twice: true,
  unknown_outcome: true,
} as const satisfies Record<RequestReason, true>;

/** Null for none, and for one that another version of the desk has written. */
export function toReason(text: string | null): RequestReason | null {
  return text !== null && Object.hasOwn(REASONS, text) ? (text as RequestReason) : null;
}
