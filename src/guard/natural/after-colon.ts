import type { Hit } from '../detectors/hit.ts';
import { noSecret, role } from '../lexicon.ts';
import { endsSentence, has, isPlainName, type Unit } from '../unit.ts';
import { isOtherThing } from './other-thing.ts';
import { isAboutSecret, readPhrase } from './passphrase.ts';
import type { Setting } from './setting.ts';
import { hasDescriptiveEnding } from './value.ts';

/** A label is short; a colon after more words than this opens a list or a story. */
const LONGEST_LABEL = 12;
/** A value of ordinary words stands at the end, in so many words. */
const LONGEST_VALUE = 2;

/**
 * A colon or an equals sign with the name of a password somewhere before it, and the value behind: "Kennwort wie
 * besprochen: apfelstrudel", "the secret word they ask on the phone: pineapple", "password of four words: ...".
 */
export function findAfterColon(units: readonly Unit[], setting: Setting): Hit | undefined {
  if (setting.document || setting.long) return undefined;
  for (const [at, unit] of units.entries()) {
    if (!/[:=]$/.test(unit.trail)) continue;
    const label = labelBefore(units, at);
    if (label === undefined) continue;
    const to = valueEnd(units, at + 1, label);
    const first = units[at + 1];
    const last = to === undefined ? undefined : units[to];
    if (first === undefined || last === undefined) continue;
    return { kind: 'password', detector: 'after-colon', start: first.start, end: last.end };
  }
  return undefined;
}

/** `told`: more than a name and one word that may make it another thing ("hasło przewodnie", a motto). */
type Label = { readonly phrase: boolean; readonly told: boolean };

/** The words from the start of the sentence to the colon, when they name a password and ask nothing of it. */
function labelBefore(units: readonly Unit[], colon: number): Label | undefined {
  let from = colon;
  while (from > 0 && colon - from < LONGEST_LABEL) {
    const before = units[from - 1];
    if (before === undefined || endsSentence(before, units[from]) || /[:=]$/.test(before.trail))
      break;
    from -= 1;
  }
  const label = units.slice(from, colon + 1);
  const named = label.findIndex(
    (unit, i) =>
      has(unit, role.password) &&
      isPlainName(unit) &&
      !has(unit, role.plural) &&
      !isOtherThing(units, from + i),
  );
  if (named < 0 || label.some((unit) => has(unit, role.never))) return undefined;
  return {
    phrase: label.some((unit) => has(unit, role.phrase)),
    told: label.length > 2 || (label.length === 2 && label.every((unit) => unit.roles !== 0)),
  };
}

function valueEnd(units: readonly Unit[], at: number, label: Label): number | undefined {
  const first = units[at];
  if (first === undefined || first.newline || isPlainName(first)) return undefined;
  if (/[?？؟]/.test(units.at(-1)?.trail ?? '')) return undefined;
  const phrase = readPhrase(units, at, true);
  if (phrase !== undefined) {
    const words = units.slice(phrase.from, phrase.to + 1);
    const unknown = words.filter((unit) => unit.roles === 0).length;
    const plain = words.every((unit) => unit.look.shape === 'word');
    return plain && unknown >= (label.phrase ? 1 : 2) ? phrase.to : undefined;
  }
  let to = at;
  for (let unit = units[to]; unit !== undefined && !endsSentence(unit, units[to + 1]); ) {
    to += 1;
    unit = units[to];
  }
  const run = units.slice(at, to + 1);
  if (run.length > LONGEST_VALUE || isAboutSecret(run)) return undefined;
  return run.every((unit) => isValue(unit, label.told)) ? to : undefined;
}

function isValue(unit: Unit, told: boolean): boolean {
  const { shape, strength } = unit.look;
  if (shape === 'word') {
    const telling = has(unit, noSecret | role.service) || hasDescriptiveEnding(unit, ~0);
    return told && !telling && unit.text.length >= 2;
  }
  if (shape === 'number') return unit.text.length >= 4;
  return strength > 0 || shape === 'product' || shape === 'identifier' || shape === 'date';
}
