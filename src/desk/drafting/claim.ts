import type { Evidence, Piece } from './evidence.ts';

export type ClaimKind =
  | 'skill'
  | 'number'
  | 'years'
  | 'name'
  | 'title'
  | 'degree'
  | 'certificate'
  | 'language'
  | 'deed'
  | 'praise'
  | 'statement';

/** One thing a clause says of the client. Without a piece it is not supported. */
export interface Claim {
  kind: ClaimKind;
  text: string;
  piece: Piece | undefined;
}

/** Finds the claims of one kind in a clause, each with the piece of the sources that supports it. */
export type ClaimReader = (clause: string, own: Evidence) => Claim[];
