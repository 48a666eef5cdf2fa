import type { Ids } from '../ports/clock.ts';

/** Where alert mails come in: what stands before the plus, and the domain. */
export interface AlertPlace {
  local: string;
  domain: string;
}

/** Small letters and digits only: some mail servers change the case of what stands before the @. */
const TOKEN_LENGTH = 24;
const TOKEN = /^[a-z0-9]{16,40}$/;

export function newAlertToken(ids: Ids): string {
  return ids.token(TOKEN_LENGTH).toLowerCase();
}

/** "alerts+<token>@example.com" */
export function alertAddress({ local, domain }: AlertPlace, token: string): string {
  return `${local}+${token}@${domain}`;
}

/** The token of an address of this desk; null for any other address. */
export function tokenIn(address: string, place: AlertPlace): string | null {
  const folded = address.trim().toLowerCase();
  const at = folded.lastIndexOf('@');
  const prefix = `${place.local}+`;
  if (folded.slice(at + 1) !== place.domain || !folded.startsWith(prefix)) return null;
  const token = folded.slice(prefix.length, at);
  return TOKEN.test(token) ? token : null;
}

/** Every token that stands in addresses of this desk, each once, in order: for mails whose envelope is lost. */
export function tokensIn(addresses: readonly string[], place: AlertPlace): string[] {
  const tokens = addresses.map((address) => tokenIn(address, place));
  return [...new Set(tokens.filter((token) => token !== null))];
}
