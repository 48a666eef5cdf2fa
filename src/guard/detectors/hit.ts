import type { SecretKind } from '../finding.ts';

/** A secret found in the plain text, with offsets into it. */
export type Hit = {
  readonly kind: SecretKind;
  readonly detector: string;
  readonly start: number;
  readonly end: number;
  /** The language of the sentence that gave it away; absent for a shape of its own. */
  readonly language?: string;
};
