import type { Hit } from '../detectors/hit.ts';
import { role } from '../lexicon.ts';
import { has, isPlainName, type Unit } from '../unit.ts';
import { oddness } from './handed-over.ts';
import type { Setting } from './setting.ts';

/** Two labels with their values, or three fields with one mark between them. */
const MOST_WORDS = 6;
/** How many words may stand between an account and the value that opens it. */
const REACH = 9;

/** A login written as fields: "u: ewelina.m h: Pomarancze23", "rocketjobs | p.zawada@x.pl | Szarlotka!". */
export function findLoginFields(units: readonly Unit[], setting: Setting): Hit | undefined {
  if (setting.document || !setting.short) return undefined;
  return findLabelled(units) ?? findRow(units) ?? findNumbered(units);
}

/** "u: X p: Y": labels of up to four letters, which nobody writes out for anything but a login. */
function findLabelled(units: readonly Unit[]): Hit | undefined {
  if (units.length > MOST_WORDS) return undefined;
  for (const [at, unit] of units.entries()) {
    const [user, label, value] = units.slice(at + 1, at + 4);
    if (user === undefined || label === undefined || value === undefined) return undefined;
    const labels = [unit, label].every((one) => isLabel(one));
    const telling = value.look.strength >= 2 || /^\p{L}{3,}\d{2,4}$/u.test(value.text);
    if (!labels || !telling || isPlainName(user) || user.text.length < 3) continue;
    return { kind: 'login', detector: 'login-fields', start: user.start, end: value.end };
  }
  return undefined;
}

function isLabel(unit: Unit): boolean {
  return /^[:=]$/.test(unit.trail) && /^[\p{L}\p{M}./]{1,7}$/u.test(unit.text);
}

/** "service - address - value": one mark, nothing else, and a value that is no name of a person or a town. */
function findRow(units: readonly Unit[]): Hit | undefined {
  const at = units.findIndex((unit) => unit.look.shape === 'email');
  const user = units[at];
  const value = units[at + 1];
  const service = units[at - 1];
  if (user === undefined || value === undefined || service === undefined) return undefined;
  if (units.length > MOST_WORDS || at + 2 !== units.length || at > 2) return undefined;
  const separated = /[-|:;/·…,、→]/.test(user.trail) || user.trail.includes('..');
  return separated && isMadeUp(value)
    ? { kind: 'login', detector: 'login-fields', start: user.start, end: value.end }
    : undefined;
}

/** "Kabuki&Noh", "ZidaneCoupDeBoule", "Szarlotka!", "Regenboog61": no word as it stands in a text. */
function isMadeUp(unit: Unit): boolean {
  return (
    unit.look.strength >= 2 ||
    /^\p{L}{4,}[&+]\p{L}{2,}$/u.test(unit.text) ||
    /^(?:\p{Lu}\p{Ll}+){3,}$/u.test(unit.text) ||
    (/^!+$/.test(unit.trail) && unit.roles === 0 && /^\p{L}+$/u.test(unit.text))
  );
}

/** "my id is 77120344 and then Waddenzee_44": a long number or an address, and behind it a made-up word. */
function findNumbered(units: readonly Unit[]): Hit | undefined {
  const at = units.findIndex((unit) => isAccount(unit));
  const user = units[at];
  if (user === undefined) return undefined;
  for (let i = at + 1; i <= Math.min(at + REACH, units.length - 1); i += 1) {
    const value = units[i];
    if (value === undefined) break;
    const opens = units.slice(at + 1, i).some((unit) => has(unit, role.signIn | role.use));
    if (oddness(value) < (opens ? 1 : 2)) continue;
    return { kind: 'login', detector: 'login-fields', start: user.start, end: value.end };
  }
  return undefined;
}

/** A customer's, card's or phone number; the name of a user with a dot in it. */
function isAccount({ text, look }: Unit): boolean {
  if (/^\+?[\d-]{7,20}$/.test(text)) return look.shape !== 'date' && /\d{4}/.test(text);
  return /^[A-Z]{2,6}\d{4,10}[A-Z]?$/.test(text);
}
