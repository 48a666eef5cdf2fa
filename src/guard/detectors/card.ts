import { foldText } from '../phrase-finder.ts';
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
/** Four groups as they stand on the card, with any mark between. */
const printed =
  /(?<![\d+.])(?:\d{4}([ .·•_/-]{1,3})\d{4}\1\d{4}\1\d{4}|\d{4}([ .·-])\d{6}\2\d{5}|\d{16})(?![\d])/g;
/** A card that pays; folded. */
const cardName =
  /\b(?:visa|master ?card|amex|maestro|rupay|mir|elo|credit|debit|cc|card(?: number| no| num| details)?|kreditkarten?\w{0,8}|bankkarten?\w{0,8}|girokarte|ec-karte|karten?nummer|carte (?:bleue|bancaire|de credit|visa)|numero de carte|cb|tarjeta|cartao|carta di (?:credito|debito)|numero (?:della )?carta|bancomat|creditcard|bankpas|pinpas|kaartnummer|kart\w{0,3} (?:kredyt|debet|platnicz|bank)\w{0,6}|numer karty|kortnumm?er|bankkort\w{0,3}|kreditkort\w{0,3}|kredi kart\w{0,6}|banka kart\w{0,6}|kart numara\w{0,4})\b|карт[аыуе]|номер карты|بطاقه|بطاقة|الفيزا|कार्ड|银行卡|信用卡|储蓄卡|卡号|カード|카드/;
/** Cards that pay nothing. */
const otherCard =
  /gift|loyal|member|student|library|health|insurance|id card|sim card|report|score ?card|bonus|fidelit|clubcard|payback/;

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
  if (/\d{4}/.test(text)) hits.push(...findNamedCards(text, hits));
  return hits;
}

/**
 * Sixteen digits in groups that are called a card, whatever their check digit: people mistype one, and a number that
 * is called a card is none of another thing.
 */
function findNamedCards(text: string, known: readonly Hit[]): Hit[] {
  const hits: Hit[] = [];
  for (const match of text.matchAll(printed)) {
    const start = match.index;
    const end = start + match[0].length;
    if (known.some((hit) => hit.start < end && start < hit.end)) continue;
    if (isPartOfWord(text, start, end)) continue;
    const around = foldText(text.slice(Math.max(0, start - 60), start) + text.slice(end, end + 40));
    const luhn = isCardNumber(match[0].replace(/\D/g, ''));
    if (!luhn && (!cardName.test(around) || !/^[3-6]|^2[2-7]/.test(match[0]))) continue;
    if (otherCard.test(around)) continue;
    if (otherNumber.test(text.slice(Math.max(0, start - 40), start))) continue;
    hits.push({ kind: 'card_number', detector: 'named-card', start, end });
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
