import { sha256 } from './sha256.ts';

/**
 * The Merkle tree of RFC 6962 over the hashes of the rows, without the rows: only the roots of its whole subtrees are
 * kept ("peaks", largest first). They are all that is needed to go on, even when older rows are gone, and the root of
 * the RFC is their fold from the right.
 */
export interface MerkleTree {
  /** Adds a row's hash. Into `path`, the neighbours that lead from its leaf to its peak are collected as they come. */
  add(rowHash: Uint8Array, path?: Uint8Array[]): void;
  size(): number;
  peaks(): Buffer[];
}

interface Subtree {
  height: number;
  root: Buffer;
  /** The paths of leaves in it that somebody wants to prove. */
  paths: readonly Uint8Array[][];
}

const NONE: Subtree['paths'] = [];

/** A tree that goes on from a size and its peaks. Throws when they do not fit each other. */
export function growTree(size = 0, peaks: readonly Uint8Array[] = []): MerkleTree {
  const heights = peakHeights(size);
  if (heights.length !== peaks.length)
    throw new RangeError(
      `A tree of ${size} rows has ${heights.length} peaks, not ${peaks.length}.`,
    );
  const stack: Subtree[] = peaks.map((root, index) => ({
    height: heights[index] ?? 0,
    root: Buffer.from(root),
    paths: NONE,
  }));
  let count = size;
  return {
    add(rowHash, path) {
      let right: Subtree = { height: 0, root: leafOf(rowHash), paths: path ? [path] : NONE };
      for (let left = stack.at(-1); left?.height === right.height; left = stack.at(-1)) {
        stack.pop();
        for (const wanted of left.paths) wanted.push(right.root);
        for (const wanted of right.paths) wanted.push(left.root);
        right = {
          height: left.height + 1,
          root: nodeOf(left.root, right.root),
          paths:
            left.paths.length + right.paths.length > 0 ? [...left.paths, ...right.paths] : NONE,
        };
      }
      stack.push(right);
      count += 1;
    },
    size: () => count,
    peaks: () => stack.map(({ root }) => root),
  };
}

/**
 * Does the path lead from this row's hash to one of the peaks of a tree of that size?
 * @param index  the row's place, from 0
 */
export function isInTree(
  tree: { size: number; peaks: readonly Uint8Array[] },
  index: number,
  rowHash: Uint8Array,
  path: readonly Uint8Array[],
): boolean {
  if (!Number.isSafeInteger(index) || index < 0 || index >= tree.size) return false;
  let offset = index;
  for (const [position, height] of peakHeights(tree.size).entries()) {
    const leaves = 2 ** height;
    if (offset >= leaves) {
      offset -= leaves;
      continue;
    }
    const peak = tree.peaks[position];
    return (
      path.length === height && peak !== undefined && climb(rowHash, offset, path).equals(peak)
    );
  }
  return false;
}

function climb(rowHash: Uint8Array, offset: number, path: readonly Uint8Array[]): Buffer {
  let at = leafOf(rowHash);
  let place = offset;
  for (const neighbour of path) {
    at = place % 2 === 0 ? nodeOf(at, neighbour) : nodeOf(neighbour, at);
    place = Math.floor(place / 2);
  }
  return at;
}

/** One peak for each 1 in the binary number of the size, largest first. */
function peakHeights(size: number): number[] {
  return [...size.toString(2)]
    .map((bit, index, bits) => (bit === '1' ? bits.length - 1 - index : -1))
    .filter((height) => height >= 0);
}

// Leaves and nodes have different first bytes, so that no node can be shown as a leaf.
function leafOf(rowHash: Uint8Array): Buffer {
  return sha256(Buffer.concat([LEAF, rowHash]));
}

function nodeOf(left: Uint8Array, right: Uint8Array): Buffer {
  return sha256(Buffer.concat([NODE, left, right]));
}

const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);
