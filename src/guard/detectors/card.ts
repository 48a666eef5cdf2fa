import type { Hit } from './hit.ts';

/** Issuer ranges with their lengths: ISO/IEC 7812 prefixes in use by the large networks. */
const issuers: readonly { prefix: RegExp; lengths: readonly number[] }[] = [
  { prefix: /^4/, lengths: [16, 19] },
  { prefix: /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16] },
  { prefix: /^3[47]/, lengths: [15] },
  { prefix: /^(?:30[0-5]|36|3[89])/, lengths: [14, 16] },
  { prefix: /^(?:6011|64[4-9]|65)/, lengths: [16, 19] },
  { prefix: /^35(?:2[89]|[3-8])/, lengths: [16] },
  { prefix: /^62/, lengths: [16, 17, 18, 19] },
  { prefix: /^(?:50|5[6-8]|6[37])/, lengths: [16, 19] },
  { prefix: /^220[0-4]/, lengths: [16] },
];

/** Numbers that are named as something else. Looked for in the words just before the digits. */
const otherNumber =
  /\b(?:order|tracking|invoice|parcel|shipment|reference|ref|ticket|case|booking|account|job|req|requisition|posting|imei|isbn|barcode|serial|member|customer|id)\b[^\n]{0,12}$/i;
const candidate = /(?<![\d+.])\d(?:[ -]?\d){13,18}(?!\d)/g;

/** Payment card numbers: a known issuer's prefix and length, the Luhn digit right, and no other name before them. */
export function findCards(text: string): Hit[] {
  const hits: Hit[] = [];
  for (const match of text.matchAll(candidate)) {
    const start = match.index;
    const length = cardIn(match[0]);
    if (length === 0) continue;
    const end = start + length;
    if (isPartOfWord(text, start, end)) continue;
    if (otherNumber.test(text.slice(Math.max(0, start - 40), start))) continue;
    hits.push({ kind: 'card_number', detector: 'card-luhn', start, end });
  }
  return hits;
}

/** Length of the number at the head of grouped digits; 0 for none. The last groups may be its date or its check code. */
function cardIn(grouped: string): number {
  for (let length = grouped.length; length >= MIN_DIGITS; length -= 1) {
    const whole = length === grouped.length || /[ -]/.test(grouped.charAt(length));
    const digits = grouped.slice(0, length).replace(/[ -]/g, '');
    if (whole && isCardNumber(digits)) return length;
  }
  return 0;
}

const MIN_DIGITS = 14;

export function isCardNumber(digits: string): boolean {
  if (/^(\d)\1+$/.test(digits) || !passesLuhn(digits)) return false;
  return issuers.some(
    ({ prefix, lengths }) => lengths.includes(digits.length) && prefix.test(digits),
  );
}

/** ISO/IEC 7812-1 annex B. */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits.charAt(digits.length - 1 - i));
    sum += i % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2;
  }
  return sum % 10 === 0;
}

/** Inside a link, a path or a longer identifier the digits belong to something else. */
function isPartOfWord(text: string, start: number, end: number): boolean {
  return /[\p{L}/_=#&%@-]/u.test(text.charAt(start - 1)) || /[\p{L}_/@]/u.test(text.charAt(end));
}
