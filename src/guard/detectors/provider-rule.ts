import type { SecretKind } from '../finding.ts';

/**
 * One published shape of a credential. `anchor` is a piece of text that every match holds as written: the pattern
 * runs only on a text that has it; an empty anchor always runs. `example` is built so that no scanner takes
 * this file for a leak: `¦` is left out when it is read.
 */
export type ProviderRule = {
  readonly id: string;
  readonly kind: SecretKind;
  readonly anchor: string;
  readonly pattern: RegExp;
  readonly example: string;
};

export const key = (
  id: string,
  anchor: string,
  pattern: RegExp,
  example: string,
): ProviderRule => ({
  id,
  kind: 'api_key',
  anchor,
  pattern,
  example,
});
