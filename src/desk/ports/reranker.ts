import type { Move } from '../../match/rerank.ts';
import type { Usage } from '../message.ts';

/** Reads the best postings again with the desk's model. Its moves are wishes: `adjustmentOf` decides which hold. */
export interface Reranker {
  /** Never throws: a model that fails moves nothing. */
  read(request: RerankRequest): Promise<{ moves: Move[]; usage: Usage[] }>;
}

export interface RerankRequest {
  cv: string;
  /** Best first; as many of them as the budget allows are read. */
  postings: readonly { id: string; title: string; text: string }[];
  /** Tokens in and out that it may cost at most. */
  maxTokens: number;
  /** Pseudonymous id for the provider. */
  user: string;
}
