import type { Forest, TreeNode } from '../../src/guard/evidence/forest.ts';

/** A candidate: the indices of the features that hold, whether it is a secret, and how much it counts. */
export type Example = { features: Uint16Array; label: 0 | 1; weight: number };

export type Options = {
  trees: number;
  depth: number;
  rate: number;
  /** L2 penalty on the weight of a leaf. */
  lambda: number;
  /** Least sum of second derivatives in a leaf. */
  least: number;
  /** Share of the examples, and of the features, that each tree sees. */
  rows: number;
  columns: number;
  seed: number;
};

/** Grows boosted trees with second-order leaf weights and histograms of yes/no features (Chen and Guestrin 2016). */
export function grow(examples: readonly Example[], features: number, options: Options): Forest {
  const random = mulberry(options.seed);
  const score = new Float64Array(examples.length);
  const gradient = new Float64Array(examples.length);
  const hessian = new Float64Array(examples.length);
  let positive = 0;
  let total = 0;
  for (const { label, weight } of examples) {
    positive += label * weight;
    total += weight;
  }
  const bias = Math.log(positive / (total - positive));
  score.fill(bias);
  const trees: TreeNode[][] = [];
  for (let t = 0; t < options.trees; t += 1) {
    for (const [i, { label, weight }] of examples.entries()) {
      const p = 1 / (1 + Math.exp(-(score[i] ?? 0)));
      gradient[i] = weight * (p - label);
      hessian[i] = Math.max(weight * p * (1 - p), 1e-9);
    }
    const seen = Int32Array.from(examples.keys()).filter(() => random() < options.rows);
    const usable = Uint8Array.from({ length: features }, () => (random() < options.columns ? 1 : 0));
    const tree = growTree(examples, seen, usable, gradient, hessian, options);
    trees.push(tree);
    for (const [i, { features: row }] of examples.entries()) {
      score[i] = (score[i] ?? 0) + leafOf(tree, row);
    }
  }
  return { bias, trees };
}

function growTree(
  examples: readonly Example[],
  seen: Int32Array,
  usable: Uint8Array,
  gradient: Float64Array,
  hessian: Float64Array,
  options: Options,
): TreeNode[] {
  const nodes: TreeNode[] = [];
  const g = new Float64Array(usable.length);
  const h = new Float64Array(usable.length);
  const build = (rows: Int32Array, depth: number): number => {
    const at = nodes.length;
    nodes.push([-1, 0]);
    let sumG = 0;
    let sumH = 0;
    for (const i of rows) {
      sumG += gradient[i] ?? 0;
      sumH += hessian[i] ?? 0;
    }
    const leaf = (): number => {
      nodes[at] = [-1, (-sumG / (sumH + options.lambda)) * options.rate];
      return at;
    };
    if (depth === options.depth || rows.length < 2) return leaf();
    g.fill(0);
    h.fill(0);
    for (const i of rows) {
      const dg = gradient[i] ?? 0;
      const dh = hessian[i] ?? 0;
      for (const f of examples[i]?.features ?? []) {
        g[f] = (g[f] ?? 0) + dg;
        h[f] = (h[f] ?? 0) + dh;
      }
    }
    const whole = (sumG * sumG) / (sumH + options.lambda);
    let best = -1;
    let most = 1e-6;
    for (let f = 0; f < usable.length; f += 1) {
      const yesH = h[f] ?? 0;
      if (usable[f] === 0 || yesH < options.least || sumH - yesH < options.least) continue;
      const yesG = g[f] ?? 0;
      const noG = sumG - yesG;
      const gain =
        (yesG * yesG) / (yesH + options.lambda) +
        (noG * noG) / (sumH - yesH + options.lambda) -
        whole;
      if (gain > most) {
        most = gain;
        best = f;
      }
    }
    if (best < 0) return leaf();
    const holds = (i: number): boolean => examples[i]?.features.includes(best) ?? false;
    const yesRows = rows.filter(holds);
    const noRows = rows.filter((i) => !holds(i));
    const no = build(noRows, depth + 1);
    const yes = build(yesRows, depth + 1);
    nodes[at] = [best, no, yes];
    return at;
  };
  build(seen, 0);
  return nodes;
}

function leafOf(tree: readonly TreeNode[], features: Uint16Array): number {
  let node = tree[0];
  while (node !== undefined) {
    if (node.length === 2) return node[1];
    node = tree[features.includes(node[0]) ? node[2] : node[1]];
  }
  return 0;
}

/** A small random generator with a seed, so that a training can be repeated. */
function mulberry(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
