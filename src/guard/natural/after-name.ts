import type { Hit } from '../detectors/hit.ts';
import { role } from '../lexicon.ts';
import { has, type Unit } from '../unit.ts';
import { readOneTimeCode, readPin, readRecovery } from './named-code.ts';
import { readPassword } from './named-password.ts';
import { findOpening } from './opening.ts';
import { isOtherThing } from './other-thing.ts';
import type { Setting } from './setting.ts';
import type { ValueRun } from './value.ts';

/** "my gmail password is X", "pw: X", "changed the password to X", "password X". */
export function afterName(units: readonly Unit[], at: number, setting: Setting): Hit | undefined {
  const name = units[at];
  if (name === undefined || isOtherThing(units, at)) return undefined;
  const opening = findOpening(units, at, name);
  if (opening === undefined) return undefined;
  if (setting.document && !opening.labelled) return undefined;
  if (has(name, role.recovery)) {
    const recovery = readRecovery(units, name, opening);
    if (recovery !== undefined) return recovery;
  }
  if (has(name, role.password | role.weak)) {
    const run = readPassword(units, at, name, opening, setting);
    if (run !== undefined) return hitOf(units, run, 'password', 'named-password');
  }
  if (has(name, role.pin) && !setting.document) {
    const run = readPin(units, at, name, opening);
    if (run !== undefined) return hitOf(units, run, 'pin', 'named-pin');
  }
  if (has(name, role.code) && !setting.document && !setting.long) {
    const run = readOneTimeCode(units, at, name, opening, setting);
    if (run !== undefined) return hitOf(units, run, 'one_time_code', 'named-code');
  }
  return undefined;
}

function hitOf(
  units: readonly Unit[],
  run: ValueRun,
  kind: Hit['kind'],
  detector: string,
): Hit | undefined {
  const first = units[run.from];
  const last = units[run.to];
  if (first === undefined || last === undefined) return undefined;
  return { kind, detector, start: first.start, end: last.end };
}
