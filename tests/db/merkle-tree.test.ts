import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growTree, isInTree } from '../../src/db/merkle-tree.ts';

const sha = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();

/** The root as RFC 6962 defines it in section 2.1, word for word and slowly. */
function rootOf(rows: readonly Uint8Array[]): Buffer {
  if (rows.length === 1) return sha(Buffer.of(0), rows[0] ?? Buffer.of());
  let half = 1;
  while (half * 2 < rows.length) half *= 2;
  return sha(Buffer.of(1), rootOf(rows.slice(0, half)), rootOf(rows.slice(half)));
}

const fold = (peaks: readonly Buffer[]) =>
  peaks.reduceRight((right, left) => sha(Buffer.of(1), left, right));

function grown(rows: readonly Uint8Array[], tree = growTree()) {
  for (const row of rows) tree.add(row);
  return tree;
}

const ROWS = fc.array(fc.uint8Array({ minLength: 1, maxLength: 32 }), {
  minLength: 1,
  maxLength: 70,
});

describe('the tree over the rows of the log', () => {
  it.each([
    [1, '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
    [2, 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
    [3, 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
    [7, 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
    [8, '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
  ])('has the root that the logs of certificates publish for %i rows', (count, root) => {
    const inputs = [
      '',
      '00',
      '10',
      '2021',
      '3031',
      '40414243',
      '5051525354555657',
      '606162636465666768696a6b6c6d6e6f',
    ];
    const rows = inputs.slice(0, count).map((hex) => Buffer.from(hex, 'hex'));
    expect(fold(grown(rows).peaks()).toString('hex')).toBe(root);
  });

  it('folds its peaks to the root of the RFC, and grows on from any of its states', () => {
    fc.assert(
      fc.property(ROWS, fc.nat(), (rows, cut) => {
        const at = cut % (rows.length + 1);
        const half = grown(rows.slice(0, at));
        const tree = grown(rows.slice(at), growTree(half.size(), half.peaks()));
        expect(tree.size()).toBe(rows.length);
        expect(fold(tree.peaks())).toEqual(rootOf(rows));
      }),
    );
  });

  it('proves each row in its place, and no other row, place or path', () => {
    fc.assert(
      fc.property(ROWS, fc.nat(), fc.nat(), (rows, from, wanted) => {
        // As after a segment was dropped: the tree begins with the peaks of rows that are gone.
        const start = from % rows.length;
        const gone = grown(rows.slice(0, start));
        const tree = growTree(start, gone.peaks());
        const paths = rows.slice(start).map((row) => {
          const path: Uint8Array[] = [];
          tree.add(row, path);
          return path;
        });
        const whole = { size: tree.size(), peaks: tree.peaks() };
        const index = start + (wanted % (rows.length - start));
        const path = paths[index - start] ?? [];
        const row = rows[index] ?? Buffer.of();
        expect(isInTree(whole, index, row, path)).toBe(true);
        expect(isInTree(whole, index, Buffer.concat([row, Buffer.of(1)]), path)).toBe(false);
        expect(isInTree(whole, rows.length, row, path)).toBe(false);
        expect(isInTree(whole, -1, row, path)).toBe(false);
        expect(isInTree(whole, index, row, [...path, Buffer.alloc(32)])).toBe(false);
        if (path.length > 0) expect(isInTree(whole, index, row, path.slice(1))).toBe(false);
      }),
    );
  });

  it('does not take a node for a row', () => {
    const tree = grown([Buffer.of(1), Buffer.of(2)]);
    const leaves = [1, 2].map((byte) => sha(Buffer.of(0), Buffer.of(byte)));
    expect(isInTree({ size: 1, peaks: tree.peaks() }, 0, Buffer.concat(leaves), [])).toBe(false);
  });

  it('refuses peaks that do not belong to a size', () => {
    expect(() => growTree(5, [Buffer.alloc(32)])).toThrow(/2 peaks/);
  });
});
