import type { Usage } from '../desk/message.ts';

/** US dollars for a million tokens, as the operator configured them. */
export interface ModelPrice {
  inputPerMillionUsd: number;
  outputPerMillionUsd: number;
}

export interface TokenCount {
  input: number;
  output: number;
}

/** Rough token count of a text, four characters to a token; only used where a server reports none. */
export function estimateTokens(chars: number): number {
  return Math.ceil(chars / 4);
}

/**
 * The bill of one model call. Dollars for a million tokens are micro-dollars for one token, so the cost is a plain
 * product, rounded to whole micro-dollars. Discounts for cached input are left out: the figure is never too low.
 */
export function usageOf(model: string, tokens: TokenCount, price: ModelPrice | null): Usage {
  return {
    model,
    inputTokens: tokens.input,
    outputTokens: tokens.output,
    costMicroUsd: price
      ? Math.round(
          tokens.input * price.inputPerMillionUsd + tokens.output * price.outputPerMillionUsd,
        )
      : null,
  };
}
