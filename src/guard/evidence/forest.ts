/**
 * A node of a tree, as a row of numbers: the index of a feature, the node when it does not hold, the node when it
 * does; or -1 and the weight of a leaf.
 */
export type TreeNode = readonly [feature: number, no: number, yes: number] | readonly [-1, number];

/**
 * Gradient-boosted decision trees over yes/no features (Friedman, Annals of Statistics 2001): the weights of one leaf of
 * each tree are summed to log-odds.
 */
export type Forest = { readonly bias: number; readonly trees: readonly (readonly TreeNode[])[] };

/** The same in one row of numbers, which is quicker to walk: three for each node, trees one after the other. */
export type FlatForest = {
  readonly bias: number;
  readonly roots: Int32Array;
  readonly nodes: Float64Array;
};

/** Lays a forest out flat. */
export function flatten({ bias, trees }: Forest): FlatForest {
  const roots: number[] = [];
  const nodes: number[] = [];
  for (const tree of trees) {
    const root = nodes.length / NODE;
    roots.push(root);
    for (const [feature, a, b] of tree)
      nodes.push(feature, ...(b === undefined ? [a, 0] : [root + a, root + b]));
  }
  return { bias, roots: Int32Array.from(roots), nodes: Float64Array.from(nodes) };
}

/** Numbers of a node: feature (-1 for a leaf), then where to go without and with it, or the leaf's weight. */
const NODE = 3;

/** The log-odds that the forest gives a row of features. */
export function weigh({ bias, roots, nodes }: FlatForest, row: Uint8Array): number {
  let sum = bias;
  for (const root of roots) {
    let at = root * NODE;
    for (let feature = nodes[at] ?? -1; feature >= 0; feature = nodes[at] ?? -1) {
      at = NODE * (nodes[at + (row[feature] === 1 ? 2 : 1)] ?? 0);
    }
    sum += nodes[at + 1] ?? 0;
  }
  return sum;
}
