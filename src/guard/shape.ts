import { products } from './products.ts';

/**
 * What a token looks like. `mixed` is the shape of a password: letters with digits or symbols that make no other
 * thing. The others are things people write in a career chat.
 */
export type Shape =
  | 'word'
  | 'number'
  | 'mixed'
  | 'product'
  | 'identifier'
  | 'email'
  | 'url'
  | 'file'
  | 'date'
  | 'time'
  | 'quantity'
  | 'handle'
  | 'placeholder'
  | 'mark';

/** `strength` 0 to 4: how much the token looks like a password with no words around it. */
export type Look = { readonly shape: Shape; readonly strength: number };

/** Longer than any password that a person types; such a token is left to the structured detectors. */
const LONGEST_PASSWORD = 128;

/** Months, whole or short, in the languages that start them alike: "Mar24" and "march2024", not "Marigold24". */
const months =
  'jan(?:uary|uari|uar|vier)?|feb(?:ruary|ruari|ruar|rero|braio)?|mar(?:ch|s|zo)?|apr(?:il|ile)?|ma[iyj]|' +
  'jun(?:e|i|io|ho)?|jul(?:y|i|io|ho)?|aug(?:ust|ustus|usti)?|sept?(?:ember|embre)?|o[ck]t(?:ober|obre|ubre)?|' +
  'nov(?:ember|embre)?|de[cz](?:ember|embre)?';

const rules: readonly (readonly [Shape, RegExp])[] = [
  ['email', /^[^\s@]{1,64}@[^\s@]{1,190}\.[\p{L}]{2,24}$/u],
  ['url', /:\/\/|\]\(/],
  ['url', /^(?:[a-z][a-z0-9+.-]{1,12}:\/\/|www\.)/i],
  [
    'url',
    /^[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,4}\.(?:com|org|net|io|dev|de|fr|es|pt|it|nl|pl|se|tr|ru|in|cn|jp|kr|uk|eu|us|ca|ai|co|me|app|jobs|work|tech|info|edu|gov|br|ch|at|be|ly|gg|so)(?:[/?#:].{0,200})?$/i,
  ],
  ['placeholder', /^(?:[*•.·_\-?]{2,}|x{3,}|\*+|[<[{(].{0,60}[>\]})])$/i],
  [
    'file',
    /^[^\s/]{1,120}\.(?:pdf|docx?|odt|rtf|txt|md|xlsx?|csv|pptx?|png|jpe?g|gif|zip|json|html?|tsx?|jsx?|py|rs|go|java|ya?ml|toml|sh|sql|eml|mp[34]|webp|heic|key|pages)$/i,
  ],
  [
    'file',
    /^(?:[~.$]{1,2}[\w.{}-]{0,60}|[\w.@-]{0,60})(?:\/[\w.@{}-]{1,80}){2,12}\/?$|^[$~.]{1,2}[\w.-]{0,60}\/\S{0,100}$/,
  ],
  ['identifier', /^@?[a-z0-9._/-]{1,80}@(?:[~^]?v?\d|next$|latest$|beta|alpha)/],
  ['identifier', /^@[a-z0-9._-]{1,60}\//i],
  ['identifier', /^(?:[A-Z][A-Z0-9]{1,30}_|[a-z]{2,30}_)[A-Za-z0-9_]{1,60}=/],
  ['identifier', /^[0-9A-F]{16,64}$/],
  ['date', /^\d{1,4}[./-]\d{1,2}(?:[./-]\d{1,4})?$/],
  ['date', new RegExp(`^\\d{1,2}(?:${months})\\d{0,4}$`, 'i')],
  ['date', new RegExp(`^(?:${months})[-'/.]?(?:\\d{2}|(?:19|20)\\d{2})$`, 'i')],
  ['date', /^(?:19|20)\d{2}[-/](?:\d{2,4}|[a-z]{3,9})$/i],
  ['time', /^\d{1,2}(?:[:.h]\d{2}){0,2}(?:am|pm|h|uhr|hrs|z)?$/i],
  ['time', /^\d{1,2}(?::\d{2})?(?:am|pm)?-\d{1,2}(?::\d{2})?(?:am|pm)$/i],
  ['number', /^\d{3,30}$/],
  ['quantity', /^[A-Z]{1,3}[$€£]\d[\d.,]{0,16}(?:[-/]\d[\d.,]{0,16})?[kmb]?$/i],
  [
    'quantity',
    /^[~<>≥≤+-]?[$€£¥₹]?\d[\d.,']{0,16}(?:[-/x]\d[\d.,']{0,16})?\s?(?:%|‰|°|[$€£¥₹])?[+]?(?:k|m|bn|mn|mio|mrd|tsd|b|g|t|x|eur|usd|gbp|chf|inr|lpa|cr|pln|sek|kg|km|cm|mm|ft|in|lbs?|px|pt|[kmgtp]b|[kmgt]bps|[kmg]hz|kwh?|mwh?|ms|ns|s|h|hr|hrs|hours?|d|days?|w|wks?|weeks?|mo|mos|months?|y|yo|yr|yrs|years?|min|mins|minutes?|sec|secs|bit|bits|fps|rpm|pp|bps|ppl|th|st|nd|rd|er|re|eme|º|ª|ste|te|chars?|characters?|digits?|zeichen|members?|people|users|core|cores|fold|star|way|day|page|step|month|week|year|hour|minute|man|person|digit|letter|character|bedroom|c|f|gpa|\/7|\/10)?(?:[+%]|\/[a-z]{1,8}|[$€£])?$/i,
  ],
  ['identifier', /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i],
  ['identifier', /^(?=[a-f0-9]*\d)(?=[a-f0-9]*[a-f])[a-f0-9]{7,64}$/],
  ['identifier', /^v?\d{1,4}(?:\.\d{1,5}){1,3}(?:[-+.][a-z0-9.]{1,20})?$/i],
  ['identifier', /^[A-Z]{1,8}[-_/#:.]?\d{1,12}(?:[-_/.][A-Z0-9]{1,8}){0,3}[A-Z]?$/],
  [
    'identifier',
    /^(?:req|ref|job|jr|inc|tkt|ticket|ord|order|inv|po|case|issue|pr|bug|task|id|nr|no|num|wo|sr|cv|resume|draft|rev|ver|version|room|apt|suite|unit|flat|floor|gate|seat|row|line|flight|level|item|card|option|question|page|slide|figure|table|chapter|article|section)[-_#.:/]*[a-z]{0,2}[-_]?\d{1,12}(?:[-_/.]\d{1,8})?[a-z]?$/i,
  ],
  ['identifier', /^\d{1,6}[-/](?:[A-Z0-9]|\p{Lo}|\p{Lu}){1,8}(?:[-/]\d{1,6})?$/u],
  ['identifier', /^(?=.{5,40}$)[A-Z0-9]{2,12}(?:[-_][A-Z0-9]{1,12}){1,5}$/],
  ['handle', /^[@#][\p{L}\p{N}_.-]{1,60}$/u],
  ['product', /^1password\d?$/i],
  ['product', /^[a-z]\d{1,4}[a-z]{0,3}$/i],
  ['product', /^\d{1,4}[a-z]{1,3}\d?$/i],
  ['product', /^\d?[A-Z]{2,8}-?\d{1,5}(?:[.:]\d{1,4})?[A-Za-z]?$/],
  ['product', /^[a-z][+#]{1,2}\d{0,2}(?:\/.{1,20})?$/i],
];

/** Letters, a name's digits, and nothing else: "Java17", "office365", "neo4j". */
const named = /^\.?([a-z]{2,14})[-_.]?(?:\d{1,4}(?:\.\d{1,3}){0,2})?([a-z]{0,4})$/i;

const looks = new Map<string, Look>();

/** Looks at one token, without the marks around it. */
export function lookAt(text: string): Look {
  const known = looks.get(text);
  if (known !== undefined) return known;
  const look = compute(text);
  // Bounded memory; words repeat a lot, and the rest is cheap enough to look at again.
  if (looks.size < 4_000 && text.length < 24 && look.shape !== 'mixed') looks.set(text, look);
  return look;
}

function compute(text: string): Look {
  if (text.length > LONGEST_PASSWORD) return { shape: 'identifier', strength: 0 };
  if (/^[\p{L}\p{M}]+(?:['-][\p{L}\p{M}]+)*$/u.test(text)) return { shape: 'word', strength: 0 };
  if (!/[\p{L}\p{N}]/u.test(text)) {
    return { shape: rules[3]?.[1].test(text) ? 'placeholder' : 'mark', strength: 0 };
  }
  if (passwordly.test(text) && !/[@/]|^US\$|^[A-Z]{1,2}\$\d/.test(text)) {
    return { shape: 'mixed', strength: strengthOf(text) };
  }
  // "priya@123": the name, the sign and figures; "react@18" has fewer.
  if (/^[a-z]{3,20}@\d{3,6}$/.test(text)) return { shape: 'mixed', strength: 3 };
  for (const [shape, pattern] of rules) if (pattern.test(text)) return { shape, strength: 0 };
  if (!/\p{N}/u.test(text) && !hasOddSymbol(text)) return { shape: 'word', strength: 0 };
  if (isProduct(text)) return { shape: 'product', strength: 0 };
  return { shape: 'mixed', strength: strengthOf(text) };
}

/** A symbol in the midst of letters that no other shape has there: spares the list of rules. */
const passwordly = /[\p{L}\p{N}][$^~]+$|\p{L}[!$%^*~]+[\p{L}\p{N}]|\p{N}[!$^~]+[\p{L}\p{N}]/u;

function isProduct(text: string): boolean {
  const match = named.exec(text);
  return match !== null && products.has((match[1] ?? '').toLowerCase());
}

/** A symbol that ordinary words do not hold: inside the token, or at its head before a letter. */
function hasOddSymbol(text: string): boolean {
  return /[\p{L}\p{N}][!@#$%^*?~=<>{}\\|&+]+[\p{L}\p{N}]|^[!$%^*~&][\p{L}]|[\p{L}\p{N}][#$%^*~]+$/u.test(
    text,
  );
}

function strengthOf(text: string): number {
  const lower = /\p{Ll}|\p{Lo}/u.test(text);
  const upper = /\p{Lu}/u.test(text);
  const digit = /\p{N}/u.test(text);
  const symbol = hasOddSymbol(text);
  const length = text.length;
  if (symbol) {
    if (digit && (lower || upper)) {
      return length >= 7 && !isFormula(text) ? 4 : length >= 5 && !isFormula(text) ? 3 : 1;
    }
    if (digit) return length >= 6 ? 2 : 0;
    if (/^\p{Ll}[\p{L}\p{M}]{3,}[&+]\p{Ll}[\p{L}\p{M}]{2,}$/u.test(text)) return 2;
    return length >= 7 && /[!@#$%^*?~]/.test(text) && !/^[\p{L}]{1,4}[&+][\p{L}]{1,4}$/u.test(text)
      ? 3
      : 1;
  }
  if (!(lower || upper)) return /\d{4}/.test(text) ? 1 : 0;
  const letters = text.replace(/[^\p{L}]/gu, '').length;
  const plain = /^[\p{L}\p{M}\p{N}]+$/u.test(text);
  if (!plain) {
    // Dots, dashes and underscores join words and ids as well as passwords.
    if (/[/:,;()]/.test(text)) return 1;
    return length >= 8 && letters >= 3 && /[-_.]/.test(text) ? 2 : 1;
  }
  const changes = (text.match(/\p{L}\p{N}|\p{N}\p{L}/gu) ?? []).length;
  if (length >= 6 && lower && upper && changes >= 2) return 3;
  if (length >= 8 && changes >= 3) return 3;
  if (!lower) return length >= 6 ? 1 : 0;
  return length >= 6 ? 2 : length >= 4 ? 1 : 0;
}

/** "a=b", "x+1", "2*3": short sides of an operator. */
function isFormula(text: string): boolean {
  return /^[\w.]{1,3}[=+*^<>&|][\w.]{1,3}$/.test(text);
}
