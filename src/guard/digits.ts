/**
 * A decimal digit of any script as '0' to '9'. Unicode lays the ten digits of a script side by side, so counting back
 * to the first of them gives the value.
 *
 * @param digit one character of category Nd that NFKC leaves alone (the mathematical digits, five rows without a gap,
 * become ASCII there).
 */
export function latinDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
}
