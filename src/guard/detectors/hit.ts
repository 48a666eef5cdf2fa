import type { SecretKind } from '../finding.ts';

/** A secret found in the plain text, with offsets into it. */
export type Hit = {
  readonly kind: SecretKind;
  readonly detector: string;
  readonly start: number;
  readonly end: number;
};
