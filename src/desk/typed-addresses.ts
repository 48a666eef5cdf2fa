import type { Change } from './ports/store.ts';

/**
 * E-mail addresses in the client's own words. Only these, and addresses from a structured field of a board,
 * may become a recipient (I10).
 */
export function typedAddresses(text: string): string[] {
  const found = text.match(ADDRESS) ?? [];
  return [...new Set(found.map((address) => address.replace(/[.]+$/, '').toLowerCase()))].slice(
    0,
    5,
  );
}

/** What the client's own words of one message add to the addresses that may become recipients. */
export function contactsTyped(clientId: string, words: string | null, at: Date): Change[] {
  return typedAddresses(words ?? '').map((email) => ({
    type: 'contact_typed',
    clientId,
    email,
    at,
  }));
}

const ADDRESS =
  /(?<![\w.+-])[A-Za-z0-9](?:[\w.+-]{0,62}[\w+-])?@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}(?![\w-])/g;
