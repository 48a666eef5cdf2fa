import type { Hit } from '../detectors/hit.ts';
import { role } from '../lexicon.ts';
import type { Expectation } from '../natural/reply.ts';
import { has, isSecretName, type Unit } from '../unit.ts';
import { describe, readScene } from './describe.ts';
import { space } from './features.ts';
import { type FlatForest, flatten, type TreeNode, weigh } from './forest.ts';
import { WEIGHTS } from './weights.ts';

/** Log-odds from which a value counts as a secret; chosen on lines that the training had not seen (docs/guard.md). */
const ENOUGH = 0.5;

let trained: FlatForest | undefined;

/**
 * Looks for a secret that no rule has a name for: weighs, for each word that could be one, its shape, its place and what
 * the words around it do. It reads no word itself, so it knows no language of its own.
 * @param expected  what the messages before lead one to expect; absent without any
 */
export function findWeighed(
  units: readonly Unit[],
  expected: Expectation | undefined,
): Hit | undefined {
  // A word by itself says nothing of what it is, unless it answers something.
  if (units.length < 2 && !(expected && isExpecting(expected))) return undefined;
  trained ??= read(WEIGHTS);
  let best: { at: number; sum: number } | undefined;
  for (const { at, row } of describe(readScene(units, expected))) {
    const sum = weigh(trained, row);
    if (sum > ENOUGH && (best === undefined || sum > best.sum)) best = { at, sum };
  }
  const value = best && units[best.at];
  if (best === undefined || value === undefined) return undefined;
  return {
    kind: kindOf(units, best.at),
    detector: 'weighed',
    start: value.start,
    end: value.end,
  };
}

function isExpecting({ password, login, access, code, number }: Expectation): boolean {
  return password !== undefined || login || access || code || number;
}

/** A number is what the nearest name says; anything else is a password. */
function kindOf(units: readonly Unit[], at: number): Hit['kind'] {
  if (!/^[\d\s-]+$/.test(units[at]?.text ?? '')) return 'password';
  const names = units.flatMap((unit, i) => (isSecretName(unit) ? [i] : []));
  const [nearest] = names.toSorted((a, b) => Math.abs(a - at) - Math.abs(b - at));
  const name = nearest === undefined ? undefined : units[nearest];
  if (has(name, role.code)) return 'one_time_code';
  return has(name, role.pin) ? 'pin' : 'password';
}

/** Weights name their features, so that they fit whatever order those are listed in. */
function read(text: string): FlatForest {
  const { features, bias, trees } = JSON.parse(text) as {
    features: string[];
    bias: number;
    trees: number[][][];
  };
  const indices = features.map((name) => {
    const index = space.names.indexOf(name);
    if (index < 0) throw new Error(`The guard's weights name the unknown feature "${name}".`);
    return index;
  });
  const node = (row: number[]): TreeNode => {
    const [feature = -1, a = 0, b = 0] = row;
    return feature < 0 ? [-1, a] : [indices[feature] ?? 0, a, b];
  };
  return flatten({ bias, trees: trees.map((tree) => tree.map(node)) });
}
