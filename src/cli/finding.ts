/** One line of `sayso doctor`. */
export interface Finding {
  mark: 'ok' | 'note' | 'fix';
  text: string;
}
