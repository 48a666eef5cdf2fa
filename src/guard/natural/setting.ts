/** What the rules for sentences know of the whole message. */
export type Setting = {
  /** Few enough words to be one thought; only then is a login known without a word for it. */
  readonly short: boolean;
  /** A pasted CV or posting: only what is plainly labelled counts. */
  readonly long: boolean;
  /** A file or a posting: labels only, at any length. */
  readonly document: boolean;
};
