import { readdirSync, readFileSync } from 'node:fs';
import { describe, readScene } from '../../src/guard/evidence/describe.ts';
import { languages } from '../../src/guard/languages/all.ts';
import { expect } from '../../src/guard/natural/reply.ts';
import { findByRules } from '../../src/guard/natural/sentences.ts';
import { readPlain } from '../../src/guard/plain.ts';
import { rules } from '../../src/guard/rules.ts';
import { readUnits } from '../../src/guard/sentence.ts';

/** A labelled message: whether the rules block it, and what could be the secret in it. */
export type Line = {
  secret: boolean;
  ruled: boolean;
  /** Indices of the features that hold, and whether a rule points at it. */
  candidates: { features: Uint16Array; hit: boolean }[];
};

/** A file of the corpus; a figure is honest when the training has not seen its file. */
export type Part = { name: string; lines: Line[] };

const PROMISED = 4;

const CORPUS = new URL('../../tests/guard/corpus/', import.meta.url);

/** The lines that the rules were made with, in one part, and each stranger's lines in a part of its own. */
export function readParts(): { own: Part; unseen: Part[] } {
  const own = [
    ...readFile('secrets.jsonl', true),
    ...['chat', 'look-alikes', 'sentences'].flatMap((name) => readFile(`${name}.jsonl`, false)),
    ...examples(),
  ];
  const unseen = readdirSync(new URL('unseen/', CORPUS)).toSorted();
  return {
    own: { name: 'own', lines: own },
    unseen: unseen.map((file) => ({
      name: file.replace('.jsonl', ''),
      lines: readFile(`unseen/${file}`),
    })),
  };
}

/** What rules and languages promise to let pass, several times over: a promise weighs more than a line. */
function examples(): Line[] {
  const passes = [
    ...rules.flatMap((rule) => rule.passes),
    ...languages.flatMap(({ examples }) => examples.passes.map((text) => ({ text, previous: [] }))),
  ];
  const lines = passes.map(({ text, previous }) => readLine(text, [...(previous ?? [])], false));
  return Array.from({ length: PROMISED }, () => lines).flat();
}

function readFile(path: string, secret?: boolean): Line[] {
  return readFileSync(new URL(path, CORPUS), 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const row: { text: string; previous?: string[]; secret?: boolean } = JSON.parse(line);
      return readLine(row.text, row.previous ?? [], secret ?? row.secret === true);
    });
}

function readLine(text: string, previous: string[], secret: boolean): Line {
  const plain = readPlain(text).text;
  const units = readUnits(plain);
  const hits = findByRules(plain, units, previous, false);
  const expected = previous.length > 0 ? expect(previous) : undefined;
  const candidates = [...describe(readScene(units, expected))].map(({ at, row }) => {
    const unit = units[at];
    const hit =
      unit !== undefined && hits.some(({ start, end }) => start < unit.end && unit.start < end);
    return { features: onesOf(row), hit };
  });
  return { secret, ruled: hits.length > 0, candidates };
}

function onesOf(row: Uint8Array): Uint16Array {
  const ones: number[] = [];
  for (let i = 0; i < row.length; i += 1) if (row[i] === 1) ones.push(i);
  return Uint16Array.from(ones);
}
