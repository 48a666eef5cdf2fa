/** A message that shows a rule; `previous` as in `inspectText`. `¦` is left out, so that no scanner takes it for a leak. */
export type Example = { readonly text: string; readonly previous?: readonly string[] };

/** One way in which a secret is known: why it counts, messages it blocks, and messages near them that pass. */
export type Rule = {
  readonly id: string;
  readonly why: string;
  readonly blocks: readonly Example[];
  readonly passes: readonly Example[];
};

export const said = (...texts: string[]): Example[] => texts.map((text) => ({ text }));
export const after = (previous: string, ...texts: string[]): Example[] =>
  texts.map((text) => ({ text, previous: [previous] }));
