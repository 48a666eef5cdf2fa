import { endsClause, type Unit } from '../unit.ts';
import type { ValueRun } from './value.ts';

/** What a run of groups is made of: the digits of a sent code, or the letters and digits of a printed one. */
export type CodeGroups = ValueRun & {
  readonly text: string;
  readonly groups: number;
  readonly kind: 'digits' | 'letters';
};

const MOST_GROUPS = 12;

/** "483 920", "71-30-55", "4 0 9 6 1 5", "7H2M-9QWX 4LTB": short groups side by side, from a unit on. */
export function readGroups(units: readonly Unit[], at: number): CodeGroups | undefined {
  const parts: string[] = [];
  let to = at - 1;
  for (let i = at; i < units.length && parts.length < MOST_GROUPS; i += 1) {
    const unit = units[i];
    if (unit === undefined || (i > at && unit.newline)) break;
    const groups = unit.text.split(/[-.]/);
    if (!groups.every(isGroup) || !fits(groups, parts)) break;
    parts.push(...groups);
    to = i;
    if (endsClause(unit, units[i + 1])) break;
  }
  if (to < at) return undefined;
  const text = parts.join('');
  const kind = /^\d+$/.test(text) ? 'digits' : 'letters';
  return { from: at, to, text, groups: parts.length, kind };
}

/** Groups of a code are of one length, or all of figures. */
function fits(groups: readonly string[], before: readonly string[]): boolean {
  const all = [...before, ...groups];
  const figures = all.every((group) => /^\d+$/.test(group));
  return figures || all.every((group) => Math.abs(group.length - (all[0]?.length ?? 0)) <= 1);
}

function isGroup(text: string): boolean {
  return /^\d{1,8}$/.test(text) || /^(?:[A-Z0-9]|\p{Lu}){2,8}$/u.test(text) || isSmallGroup(text);
}

/** "7h2m": small letters only with figures among them. */
function isSmallGroup(text: string): boolean {
  return /^(?=.*\d)(?=.*[a-z])[a-z0-9]{3,6}$/.test(text);
}
