import { foldWord } from './fold.ts';
import { languages } from './languages/all.ts';
import { phrases } from './phrases.ts';
import { mayBeginTens, readTens } from './spoken-tens.ts';
import type { Unit } from './unit.ts';

/** Fewer digits in words are a count or a date, not a code. */
const SHORTEST_RUN = 4;
const LONGEST_RUN = 20;

const repeats: Readonly<Record<string, number>> = { double: 2, triple: 3 };

/** Languages that share a word for a digit agree on the digit. */
const digitOf = readDigits();

function readDigits(): ReadonlyMap<string, string> {
  const digits = new Map<string, string>();
  for (const language of languages) {
    for (const [digit, names] of phrases(language.digits).entries()) {
      for (const name of names.split('/')) digits.set(foldWord(name), String(digit));
    }
  }
  return digits;
}

/** Joins a run of digits said in words ("four four seven one", "six-two-nine") to the number that it is. */
export function joinSpokenDigits(units: readonly Unit[]): Unit[] {
  const out: Unit[] = [];
  for (let i = 0; i < units.length; ) {
    const unit = units[i];
    if (unit === undefined) break;
    if (!mayBegin(unit)) {
      out.push(unit);
      i += 1;
      continue;
    }
    const run = readRun(units, i);
    const last = units[i + run.length - 1];
    if (run.digits.length < SHORTEST_RUN || !run.words || last === undefined) {
      out.push(unit);
      i += 1;
      continue;
    }
    out.push({
      ...unit,
      text: run.digits,
      key: run.digits,
      end: last.end,
      trail: last.trail,
      roles: 0,
      look: { shape: 'number', strength: 0 },
    });
    i += run.length;
  }
  return out;
}

/** Whether a number in words can begin here; most words say no at once. */
function mayBegin({ text, key }: Unit): boolean {
  return (
    digitOf.has(key) ||
    repeats[key] !== undefined ||
    mayBeginTens(key) ||
    /[- ]/.test(key) ||
    /^\d$/.test(text) ||
    syllables.test(key)
  );
}

/** The digits from a unit on. `words` says whether any was a word: figures alone are read elsewhere. */
function readRun(
  units: readonly Unit[],
  from: number,
): { length: number; digits: string; words: boolean } {
  let digits = '';
  let words = false;
  let length = 0;
  let times = 1;
  while (digits.length < LONGEST_RUN) {
    const unit = units[from + length];
    if (unit === undefined || (length > 0 && unit.newline)) break;
    const next = repeats[unit.key];
    if (next !== undefined && times === 1) times = next;
    else {
      const tens = times === 1 ? tensAt(units, from + length) : undefined;
      if (tens !== undefined) {
        digits += tens.digits;
        words = true;
        length += tens.length;
        if (/[.;:!?]/.test(units[from + length - 1]?.trail ?? '')) break;
        continue;
      }
      const said = digitsOf(unit);
      if (said === undefined) break;
      digits += said.repeat(times);
      times = 1;
      if (/\D/.test(unit.text)) words = true;
    }
    length += 1;
    if (/[.;:!?]/.test(unit.trail)) break;
  }
  return { length, digits, words };
}

/** "ninety one", "einundneunzig": two digits said as one number; a mark parts it. */
function tensAt(
  units: readonly Unit[],
  at: number,
): { digits: string; length: number } | undefined {
  const open = units.slice(at, at + 3);
  const end = open.findIndex((unit, i) => unit.trail !== '' || (i > 0 && unit.newline));
  const keys = open.slice(0, end < 0 ? 3 : end + 1).map((unit) => unit.key);
  return readTens(keys, (key) => (key === '' ? undefined : digitOf.get(key)));
}

function digitsOf(unit: Unit): string | undefined {
  if (/^\d$/.test(unit.text)) return unit.text;
  const whole = digitOf.get(unit.key);
  if (whole !== undefined) return whole;
  if (syllables.test(unit.key))
    return unit.key.replace(unspacedDigit, (word) => digitOf.get(word) ?? '');
  if (!unit.key.includes('-') && !unit.key.includes(' ')) return undefined;
  const parts = unit.key.split(/[- ]/).map((part) => digitOf.get(part));
  return parts.includes(undefined) ? undefined : parts.join('');
}

const syllables = /^(?:[零〇一二三四五六七八九]{2,8}|[영공일이삼사오육륙칠팔구]{2,8})$/;

/** Whether a folded word is one digit's name; in an unspaced script it may start like a particle ("はち"). */
export function isDigitName(run: string): boolean {
  return digitOf.has(run);
}

/** Four digits or more in a row, in scripts that put no space between words. */
const unspacedRun =
  /[零〇一二三四五六七八九]{4,20}|[영공일이삼사오육륙칠팔구]{3,20}|(?:ゼロ|れい|いち|イチ|に|ニ|さん|サン|よん|ヨン|ご|ゴ|ろく|ロク|なな|ナナ|はち|ハチ|きゅう|キュウ){4,20}/g;
const unspacedDigit =
  /[零〇一二三四五六七八九영공일이삼사오육륙칠팔구]|ゼロ|れい|いち|イチ|に|ニ|さん|サン|よん|ヨン|ご|ゴ|ろく|ロク|なな|ナナ|はち|ハチ|きゅう|キュウ/g;

/** Where a run of Chinese, Japanese or Korean text holds digits said in words, and which. */
export function findUnspacedDigits(run: string): { at: number; length: number; digits: string }[] {
  return [...run.matchAll(unspacedRun)].map((match) => ({
    at: match.index,
    length: match[0].length,
    digits: match[0].replace(unspacedDigit, (word) => digitOf.get(word) ?? ''),
  }));
}
