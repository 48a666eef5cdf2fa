import type { Hit } from '../detectors/hit.ts';
import { noSecret, role } from '../lexicon.ts';
import { endsSentence, has, isPlainName, points, type Unit } from '../unit.ts';
import { isOtherThing } from './other-thing.ts';
import type { Setting } from './setting.ts';

const LONGEST = 25;
/** The value's sentence: the value, and a word or two that say nothing. */
const FEW = 3;
/** "that is literally the password": how far from the head of its sentence the name stands. */
const REACH = 6;

/** One word as a sentence, and then what it is: "Butterblume. that's literally the password". */
export function findSaidAfter(units: readonly Unit[], setting: Setting): Hit | undefined {
  if (setting.document || units.length > LONGEST) return undefined;
  if (units.some((unit) => /[?？؟]/.test(unit.trail))) return undefined;
  for (let at = 1; at < units.length; at += 1) {
    const before = units[at - 1];
    const unit = units[at];
    if (before === undefined || unit === undefined) return undefined;
    if (
      !(endsSentence(before, unit) || /,/.test(before.trail) || points(before)) ||
      !states(units, at)
    )
      continue;
    const value = readValue(units, at);
    if (value !== undefined)
      return { kind: 'password', detector: 'said-after', start: value.start, end: value.end };
  }
  return undefined;
}

/** "that is the password": a word that states and soon the name, with no word that says something of it. */
function states(units: readonly Unit[], at: number): boolean {
  const sentence = units.slice(at, at + REACH);
  const name = sentence.findIndex(
    (unit, i) =>
      has(unit, role.password) &&
      isPlainName(unit) &&
      !has(unit, role.plural) &&
      !isOtherThing(units, at + i),
  );
  if (name < 0 || !sentence.slice(0, name).some((unit) => has(unit, role.is | role.as)))
    return false;
  return sentence
    .slice(0, name)
    .every((unit) =>
      has(
        unit,
        role.is | role.as | role.filler | role.my | role.grammar | role.descriptor | role.service,
      ),
    );
}

function readValue(units: readonly Unit[], end: number): Unit | undefined {
  let from = end - 1;
  while (from > 0 && !endsSentence(units[from - 1] as Unit, units[from])) from -= 1;
  const sentence = units.slice(from, end);
  if (sentence.length > FEW) return undefined;
  const values = sentence.filter((unit) => !has(unit, noSecret | role.use | role.give));
  const [value] = values;
  if (values.length !== 1 || value === undefined || value.roles !== 0) return undefined;
  return value.look.shape === 'word' || value.look.shape === 'mixed' ? value : undefined;
}
