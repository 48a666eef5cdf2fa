import { readFileSync } from 'node:fs';

/** One line of the corpus: a message, what came before it, and the group it is counted in. */
export type Line = { group: string; text: string; previous: string[] };

/** Reads a corpus file of this folder; the group of a line in another language is that language. */
export function readCorpus(name: string): Line[] {
  const lines = readFileSync(new URL(`./${name}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => {
    const row: { group?: string; language?: string; text: string; previous?: string[] } =
      JSON.parse(line);
    return {
      group: row.language ?? row.group ?? name,
      text: row.text,
      previous: row.previous ?? [],
    };
  });
}
