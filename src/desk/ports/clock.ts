/** Time comes from outside, so that tests can move it. */
export interface Clock {
  now(): Date;
}

/** Ids come from outside as well. */
export interface Ids {
  /** A sortable unique id (UUID version 7). */
  next(): string;
  /** A secret random token of letters and digits, for nonces. */
  token(length: number): string;
}
