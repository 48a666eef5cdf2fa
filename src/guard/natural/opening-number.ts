import type { Hit } from '../detectors/hit.ts';
import { role, secretName } from '../lexicon.ts';
import { createPhraseFinder, type FoundPhrase, foldText } from '../phrase-finder.ts';
import { endsClause, has, type Unit } from '../unit.ts';
import { type CodeGroups, readGroups } from './code-groups.ts';
import { codeWords } from './code-words.ts';
import { isOtherThing } from './other-thing.ts';
import type { Setting } from './setting.ts';
import { readDigitCount } from './spoken-count.ts';

type Kind = keyof typeof codeWords;

const findWords = createPhraseFinder(codeWords);

/** A message with more words has room for another number. */
const LONGEST = 30;
/** A text of one long word has few words. */
const LONGEST_TEXT = 1_000;
/** The text message of a service has no more. */
const LONGEST_SENT = 16;
/** "G-208446", as services send it. */
const signed = /(?<![A-Za-z0-9-])(?:G|FB|IG|TK)-\d{5,6}(?!\d)/;

/** How far from a lock the number that opens it stands, in characters. */
const REACH = 45;

/** A number of 4 to 8 digits in its place. */
type Digits = CodeGroups & { readonly start: number; readonly end: number };

/**
 * A number that opens something, or a code that came, in a message with no name for it that the lexicon knows: "my phone
 * unlocks with 0852", "sms came, 294 610, quick", "the bank app asks six digits, it's 903817".
 */
export function findOpeningNumber(
  text: string,
  units: readonly Unit[],
  setting: Setting,
): Hit | undefined {
  if (setting.document || units.length > LONGEST || text.length > LONGEST_TEXT) return undefined;
  const sent = units.length <= LONGEST_SENT ? signed.exec(text) : null;
  if (sent !== null && /c[oó]d|kod|код|コード|코드|码|رمز|كود|कोड|verif/i.test(text)) {
    const start = sent.index;
    return { kind: 'one_time_code', detector: 'arrived-code', start, end: start + sent[0].length };
  }
  const numbers = readNumbers(text, units);
  if (numbers.length === 0) return undefined;
  const found = findWords(foldText(text));
  const tells = (kind: Kind): boolean => found.some((one) => one.kind === kind);
  const asked = /[?？؟]\s*$/.test(text);
  const named = nameOf(units);
  for (const number of numbers) {
    const around = { text, units, found, tells, asked, named };
    if (opensLock(number, around) || opensThing(number, around)) return hitOf(number, 'pin');
    if (isCounted(number, around)) return hitOf(number, 'one_time_code');
    if (hasArrived(number, around)) return hitOf(number, 'one_time_code');
  }
  return undefined;
}

type Around = {
  readonly text: string;
  readonly units: readonly Unit[];
  readonly found: readonly FoundPhrase<Kind>[];
  readonly tells: (kind: Kind) => boolean;
  readonly asked: boolean;
  /** The roles of all names of codes in the message that name no other thing. */
  readonly named: number;
};

function hitOf({ start, end }: Digits, kind: Hit['kind']): Hit {
  const detector = kind === 'pin' ? 'opening-number' : 'arrived-code';
  return { kind, detector, start, end };
}

function nameOf(units: readonly Unit[]): number {
  return units.reduce((roles, unit, at) => {
    const names = has(unit, secretName) && !isOtherThing(units, at);
    return names ? roles | unit.roles : roles;
  }, 0);
}

/** Money, dates, years, sizes, links and numbers behind "no." or "#". */
const otherBefore =
  /(?:[€$£₹¥#№~+@]|\brs\.?|\b(?:inr|usd|eur|gbp|pln|sek|try|nr|no|id|level|stage|tier|round|chapter|ref|job|req|version|v|rfc|iso)[.:]?|\b(?:since|from|in|on|at|until|seit|am|depuis|desde|od|sedan|с))\s?$/i;
const otherAfter =
  /^(?:[.,:/-]\d|\s?(?:[€$£₹¥%]|k\b|km\b|kg\b|eur|euro|usd|zł|zl\b|kr\b|tl\b|руб|₽|元|円|원|lpa|lakh|rs\b|people|users|jobs|hours|hrs|words|pages|bytes|mb\b|gb\b|ms\b|年|月|년|रुपये|ريال|درهم|جنيه|simple))/i;

function readNumbers(text: string, units: readonly Unit[]): Digits[] {
  const numbers: Digits[] = [];
  for (let at = 0; at < units.length; at += 1) {
    const groups = /^[\d.-]+$/.test(units[at]?.text ?? '') ? readGroups(units, at) : undefined;
    if (groups === undefined) continue;
    at = groups.to;
    const [first, last] = [units[groups.from], units[groups.to]];
    if (groups.kind !== 'digits' || first === undefined || last === undefined) continue;
    if (groups.text.length < 4 || groups.text.length > 8) continue;
    const { start } = first;
    const { end } = last;
    if (otherBefore.test(text.slice(Math.max(0, start - 12), start))) continue;
    if (otherAfter.test(text.slice(end, end + 12))) continue;
    if (/\.\d/.test(text.slice(start, end)) && groups.groups === 2) continue;
    numbers.push({ ...groups, start, end });
  }
  return numbers;
}

function isYear({ text }: Digits): boolean {
  return /^(?:19|20)\d{2}$/.test(text);
}

function isRound({ text }: Digits): boolean {
  return /00$/.test(text);
}

/** A lock near by, and between the two no end of a sentence. */
function opensLock(number: Digits, { text, found, tells, units }: Around): boolean {
  if (tells('other') || isYear(number) || isCountOf(number, units)) return false;
  return found.some(({ kind, start, end }) => {
    if (kind !== 'lock') return false;
    const between =
      end <= number.start ? text.slice(end, number.start) : text.slice(number.end, start);
    if (between.length > REACH || /[.!?;。！？]\s|\n/.test(between)) return false;
    return !isRound(number) || between.length <= 12;
  });
}

/** A card, a phone or a door with a verb of entering, or with the name of a PIN or a code, and one number. */
function opensThing(number: Digits, { tells, units, named, found, text }: Around): boolean {
  if (!tells('thing') || tells('other') || isYear(number) || isRound(number)) return false;
  if (isCountOf(number, units)) return false;
  const near = found.some(
    ({ kind, end, start }) =>
      kind === 'thing' &&
      (end <= number.start ? number.start - end : start - number.end) <= REACH &&
      !/[.!;]\s/.test(text.slice(Math.min(end, number.end), Math.max(start, number.start))),
  );
  // "my phone is 7 3 1 0": nobody parts the digits of a count, a price or a model.
  if (/^\d(?: \d){3}$/.test(text.slice(number.start, number.end))) return near;
  const pin = (named & (role.pin | role.password)) !== 0;
  const code = (named & role.code) !== 0;
  if (number.text.length > 6) return false;
  // Six digits behind "PIN code" are an Indian postal index.
  const index = /pin ?code|पिन ?कोड/i.test(text);
  if (pin) return number.text.length === 4 || (number.text.length === 6 && !index);
  if (tells('work')) return false;
  return near && number.text.length === 4 && (code || tells('enter'));
}

/** "the last 4 digits": of a number that is called otherwise. */
const partOfNumber =
  /\b(?:last|first|letzten?|ersten?|dernier\S{0,2}|premiers?|ultim\S{1,2}|primer\S{1,2}|laatste|eerste|ostatni\S{0,2}|sista|son|aakhri|akhri|kya)\b|последн|перв|اخر|اول|आखिरी|क्या|后四|后六|尾号|末尾|下4|下四|마지막|끝자리|뒷자리/;

/** "six digits, 903817": the message counts the digits of its number. */
function isCounted(number: Digits, { text, tells, units, asked }: Around): boolean {
  if (asked || partOfNumber.test(foldText(text))) return false;
  if (tells('other') || isYear(number) || units.some((unit) => has(unit, role.otherCode)))
    return false;
  return readDigitCount(text) === number.text.length;
}

/** An SMS or a code that came or that somebody has to type at once, and a number of a code's length. */
function hasArrived(number: Digits, { tells, asked, named, units }: Around): boolean {
  if (asked || tells('other') || isYear(number) || isRound(number)) return false;
  const code = (named & role.code) !== 0;
  if (!code && !tells('bearer')) return false;
  if (!(tells('hurry') || tells('came'))) return false;
  if (isCountOf(number, units)) return false;
  const six = number.text.length === 6;
  if (tells('hurry')) return six || code;
  if (tells('work')) return false;
  return six && tells('bearer') && units.length <= 16;
}

/** "40 000 people", "1500 Bewerbungen": a number of something that no language of the lexicon uses otherwise. */
function isCountOf({ to, groups }: Digits, units: readonly Unit[]): boolean {
  const [last, next] = [units[to], units[to + 1]];
  if (last === undefined || next === undefined || endsClause(last, next)) return false;
  if (groups > 1) return false;
  return (
    next.roles === 0 && next.look.shape === 'word' && /^\p{Script=Latin}{4,}s$/u.test(next.text)
  );
}

/** The same over two messages: talk of a code, a PIN or a recovery sheet, then nothing but its digits. */
export function findNumberAlone(
  units: readonly Unit[],
  previous: readonly string[],
  read: (text: string) => readonly Unit[],
): Hit | undefined {
  const last = previous.at(-1)?.slice(-400) ?? '';
  if (units.length === 0 || units.length > 8 || /[?？؟]\s*$/.test(last)) return undefined;
  const digits = units.every(({ text }) => /^\d[\d.-]*$/.test(text));
  const first = units[0];
  const end = units.at(-1);
  if (!digits || first === undefined || end === undefined || /[?？؟]/.test(end.trail))
    return undefined;
  const length = units.reduce((sum, { text }) => sum + text.replace(/\D/g, '').length, 0);
  const joined = units.map(({ text }) => text).join('');
  // Six digits after talk of a "pin code" are an Indian postal index.
  if (length === 6 && /pin ?code|पिन ?कोड/i.test(last)) return undefined;
  if (length < 4 || length > 16 || /00$/.test(joined)) return undefined;
  if (length === 4 && /^(?:19|20)/.test(joined)) return undefined;
  const before = read(last);
  const named = nameOf(before) & (role.pin | role.code | role.recovery);
  if (named === 0 || before.some((unit) => has(unit, role.never))) return undefined;
  if (findWords(foldText(last)).some(({ kind }) => kind === 'other')) return undefined;
  const kind =
    (named & role.recovery) !== 0
      ? 'recovery_code'
      : (named & role.pin) !== 0
        ? 'pin'
        : 'one_time_code';
  if (kind === 'recovery_code' ? length < 6 : length > 8) return undefined;
  return { kind, detector: 'number-alone', start: first.start, end: end.end };
}
