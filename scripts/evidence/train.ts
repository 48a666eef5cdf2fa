// Trains the weights of the guard's last rung from the corpus: `node scripts/evidence/train.ts` writes them,
// `node scripts/evidence/train.ts --measure [NAME …]` prints how a training does on a stranger's file that it has not seen.
import { writeFileSync } from 'node:fs';
import { space } from '../../src/guard/evidence/features.ts';
import { type FlatForest, flatten, type Forest, weigh } from '../../src/guard/evidence/forest.ts';
import { type Example, grow } from './grow.ts';
import { type Line, type Part, readParts } from './lines.ts';

const OPTIONS = {
  trees: 200,
  depth: 5,
  rate: 0.15,
  lambda: 2,
  least: 2,
  rows: 0.6,
  columns: 0.4,
  seed: 1,
};
/** What the rules see already teaches less of what they miss. */
const RULED = 0.3;
/** Harmless lines outweigh: a false alarm costs trust in a message that had nothing to hide. */
const HARMLESS = 3;
/** Words beside a secret are no secrets, most of the time. */
const BESIDE = 0.3;
const MISSED = 3;
/** Nobody says which word of a missed message is the secret: the likeliest is taken, and training starts anew. */
const ROUNDS = 3;

function train(own: Part, unseen: readonly Part[]): Forest {
  const lines = [own, ...unseen].flatMap((part) => part.lines);
  let forest: Forest | undefined;
  for (let round = 0; round < ROUNDS; round += 1) {
    const last = forest && flatten(forest);
    const examples = lines.flatMap((line) => examplesOf(line, last));
    forest = grow(examples, space.names.length, OPTIONS);
  }
  return forest ?? { bias: 0, trees: [] };
}

function examplesOf(line: Line, forest: FlatForest | undefined): Example[] {
  const { candidates } = line;
  if (!line.secret)
    return candidates.map(({ features }) => ({ features, label: 0, weight: HARMLESS }));
  const pointed = candidates.some(({ hit }) => hit);
  // A rule saw a secret that is no candidate: nothing to learn here.
  if (line.ruled && !pointed) return [];
  if (!pointed && forest === undefined) return [];
  const likeliest = pointed ? -1 : indexOfMost(candidates.map((one) => scoreOf(forest, one)));
  return candidates.map(({ features, hit }, i) => {
    const secret = hit || i === likeliest;
    const weight = pointed ? RULED : MISSED;
    return { features, label: secret ? 1 : 0, weight: secret ? weight : weight * BESIDE };
  });
}

function indexOfMost(scores: readonly number[]): number {
  return scores.indexOf(Math.max(...scores));
}

function scoreOf(forest: FlatForest | undefined, candidate: Line['candidates'][number]): number {
  if (forest === undefined) return 0;
  const row = space.row();
  for (const feature of candidate.features) row[feature] = 1;
  return weigh(forest, row);
}

function scoresOf(forest: FlatForest, lines: readonly Line[]): { line: Line; score: number }[] {
  return lines.map((line) => ({
    line,
    score: Math.max(-99, ...line.candidates.map((one) => scoreOf(forest, one))),
  }));
}

/** @param wanted  names of the files to hold out, one after the other; all when empty */
function measure(own: Part, unseen: readonly Part[], wanted: readonly string[]): void {
  const limits = [-1, -0.5, 0, 0.5, 1, 1.5];
  const sums = limits.map(() => ({ caught: 0, secrets: 0, blocked: 0, harmless: 0 }));
  for (const held of unseen) {
    if (wanted.length > 0 && !wanted.includes(held.name)) continue;
    const forest = train(
      own,
      unseen.filter((part) => part !== held),
    );
    const scored = scoresOf(flatten(forest), held.lines);
    const cells = limits.map((limit, i) => {
      const stopped = scored.filter(({ line, score }) => line.ruled || score > limit);
      const caught = stopped.filter(({ line }) => line.secret).length;
      const blocked = stopped.length - caught;
      const secrets = held.lines.filter(({ secret }) => secret).length;
      const harmless = held.lines.length - secrets;
      const sum = sums[i];
      if (sum !== undefined) {
        sum.caught += caught;
        sum.secrets += secrets;
        sum.blocked += blocked;
        sum.harmless += harmless;
      }
      return rates({ caught, secrets, blocked, harmless });
    });
    const ruled = held.lines.filter(({ ruled }) => ruled);
    process.stdout.write(
      `${held.name}: rules ${ruled.filter(({ secret }) => secret).length}/${ruled.filter(({ secret }) => !secret).length}; above ${limits.map((limit, i) => `${limit}: ${cells[i]}`).join(', ')}\n`,
    );
  }
  process.stdout.write(
    `all: ${limits.map((limit, i) => `${limit}: ${rates(sums[i])}`).join(', ')}\n`,
  );
}

function rates(sum?: { caught: number; secrets: number; blocked: number; harmless: number }): string {
  if (sum === undefined) return '';
  const share = (part: number, of: number) => (of === 0 ? '-' : ((100 * part) / of).toFixed(1));
  return `${share(sum.caught, sum.secrets)} % caught, ${share(sum.blocked, sum.harmless)} % false`;
}

function write(forest: Forest): void {
  const used = [
    ...new Set(forest.trees.flatMap((tree) => tree.flatMap((node) => (node.length === 2 ? [] : [node[0]])))),
  ].toSorted((a, b) => a - b);
  const place = new Map(used.map((feature, i) => [feature, i]));
  const round = (x: number) => Math.round(x * 1000) / 1000;
  const text = JSON.stringify({
    features: used.map((feature) => space.names[feature]),
    bias: round(forest.bias),
    trees: forest.trees.map((tree) =>
      tree.map((node) =>
        node.length === 2 ? [-1, round(node[1])] : [place.get(node[0]), node[1], node[2]],
      ),
    ),
  });
  const lines = (text.match(/.{1,90}/g) ?? []).map((line) => `  ${quote(line)}`).join(' +\n');
  writeFileSync(
    new URL('../../src/guard/evidence/weights.ts', import.meta.url),
    `/** Made by scripts/evidence/train.ts from the corpus; not to be edited by hand. */\nexport const WEIGHTS =\n${lines};\n`,
  );
}

/** In the quotes that the formatter would choose. */
function quote(line: string): string {
  return `'${line.replaceAll("'", "\\'")}'`;
}

const { own, unseen } = readParts();
const [, , what, ...wanted] = process.argv;
if (what === '--measure') measure(own, unseen, wanted);
else write(train(own, unseen));
