import type { Hit } from '../detectors/hit.ts';
import { countListedWords } from '../detectors/seed-phrase.ts';
import { languageBits, role } from '../lexicon.ts';
import { endsSentence, has, type Unit } from '../unit.ts';
import { isEnd, type Opening } from './opening.ts';
import type { Setting } from './setting.ts';
import { readCode, type ValueRun } from './value.ts';

/** Where "PIN" is also a postal index of six digits. */
const indian = languageBits('en', 'hi');

/** Names that an Indian postal index goes by. */
const postalName = /^(?:pin|pin ?code|postal pin|पिन|पिन कोड|पिनकोड)$/;

/** The PIN behind its name. */
export function readPin(
  units: readonly Unit[],
  at: number,
  name: Unit,
  opening: Opening,
): ValueRun | undefined {
  const owned = units
    .slice(Math.max(0, at - 3), at)
    .some((unit) => has(unit, role.my | role.service));
  const served = opening.served && isEnd(units, opening.at);
  if (!opening.stated && !owned && !served && opening.at > at + 1) return undefined;
  const cardCode = /^c[vs]/.test(name.key);
  const run =
    readCode(units, opening.at, cardCode ? 3 : 4, 8) ?? readBeside(units, at, name, opening);
  const value = units[opening.at];
  if (run === undefined || value === undefined || /[a-z]/i.test(value.text)) return undefined;
  // Six digits after "PIN code" are an Indian postal index unless something here opens with a PIN.
  const postal =
    postalName.test(name.key) &&
    (opening.languages & indian) !== 0 &&
    /^[1-8]\d{5}$/.test(value.text) &&
    (name.key !== 'pin' || (!opening.served && !(owned && opening.stated)));
  const opens = units.some((unit) =>
    /^(?:card|debit|bank|atm|sim|phone|unlock|login|account|screen)$/.test(unit.key),
  );
  return postal && !opens ? undefined : run;
}

/** "the safe's PIN 4471 remember it": right behind a name of two words a number is no count, whatever follows. */
function readBeside(
  units: readonly Unit[],
  at: number,
  name: Unit,
  opening: Opening,
): ValueRun | undefined {
  const certain = /[ \p{Lo}]/u.test(name.key) && (opening.stated || opening.at === at + 1);
  const number = /^(?:\d{4}|\d{6})$/.test(units[opening.at]?.text ?? '');
  return certain && number ? { from: opening.at, to: opening.at } : undefined;
}

/** The one-time code behind its name. */
export function readOneTimeCode(
  units: readonly Unit[],
  at: number,
  name: Unit,
  opening: Opening,
  setting: Setting,
): ValueRun | undefined {
  const specific = name.key.includes(' ') || !/^(?:code|codes|codigo|codice)$/.test(name.key);
  const before = units[at - 1];
  const owned =
    has(before, role.my | role.service | role.use) ||
    before === undefined ||
    endsSentence(before, name);
  if (!opening.stated && !(setting.short && (specific || owned) && opening.at <= at + 4))
    return undefined;
  const run = readCode(units, opening.at) ?? readWordCode(units, opening);
  if (run === undefined) return undefined;
  const value = units[opening.at]?.text ?? '';
  const year = /^(?:19|20)\d{2}$/.test(value);
  return year && !specific && !(opening.stated && setting.short) ? undefined : run;
}

/** "the wifi code is sunflower22": a code that is a password. */
function readWordCode(units: readonly Unit[], opening: Opening): ValueRun | undefined {
  const value = units[opening.at];
  if (value === undefined || !opening.stated || value.look.strength < 2) return undefined;
  return isEnd(units, opening.at) ? { from: opening.at, to: opening.at } : undefined;
}

/** "5518 2207, 9940 1163": where a row of at least twelve digits in groups ends. */
function readCodeList(units: readonly Unit[], at: number): number | undefined {
  let to = at;
  let digits = 0;
  for (let unit = units[to]; unit !== undefined && /^\d{3,8}$/.test(unit.text); unit = units[to]) {
    digits += unit.text.length;
    to += 1;
  }
  return digits >= 12 && to - at >= 3 ? units[to - 1]?.end : undefined;
}

/** "my seed phrase: w1 w2 ...", "recovery codes: 8F3K-22LQ ...". */
export function readRecovery(
  units: readonly Unit[],
  name: Unit,
  opening: Opening,
): Hit | undefined {
  const words = units
    .slice(opening.at, opening.at + 26)
    .filter((unit) => unit.look.shape === 'word');
  const first = units[opening.at];
  if (first === undefined) return undefined;
  const last = words.at(-1);
  if (
    words.length >= 11 &&
    last !== undefined &&
    countListedWords(words.slice(0, 12).map((unit) => unit.key)) >= 10
  ) {
    return {
      kind: 'seed_phrase',
      detector: 'named-seed-phrase',
      start: first.start,
      end: last.end,
    };
  }
  const digits = opening.stated ? readCode(units, opening.at, 6, 8) : undefined;
  const end = digits === undefined ? undefined : units[digits.to]?.end;
  if (end !== undefined) {
    return { kind: 'recovery_code', detector: 'named-recovery-code', start: first.start, end };
  }
  const listed = readCodeList(units, opening.at);
  if (listed !== undefined && (opening.stated || name.key.includes(' '))) {
    return {
      kind: 'recovery_code',
      detector: 'named-recovery-code',
      start: first.start,
      end: listed,
    };
  }
  const grouped = /^(?=.{6,64}$)(?=.*\d)[A-Za-z0-9]+(?:-[A-Za-z0-9]+){0,7}$/.test(first.text);
  const adjacent = name.key.includes(' ') && first.text.length >= 8;
  if (!(opening.stated || adjacent) || !grouped || first.look.shape === 'date') return undefined;
  return {
    kind: 'recovery_code',
    detector: 'named-recovery-code',
    start: first.start,
    end: first.end,
  };
}
