import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Which of the words stand in some bytes: as UTF-8, as UTF-16, as base64 at any offset, or percent-encoded. */
export function wordsFound(bytes: Uint8Array | string, words: readonly string[]): string[] {
  const hay = Buffer.from(bytes);
  return words.filter((word) => formsOf(word).some((form) => hay.includes(form)));
}

/** The same for every file under a folder, with the names of the files. */
export function wordsInFolder(folder: string, words: readonly string[]): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const path = join(entry.parentPath, entry.name);
      return wordsFound(readFileSync(path), words).map((word) => `${word} in ${entry.name}`);
    });
}

function formsOf(word: string): (string | Buffer)[] {
  const base64 = [0, 1, 2].map((offset) => {
    const shifted = Buffer.from(' '.repeat(offset) + word).toString('base64');
    // The first and last group depend on what stands beside the word.
    return shifted.slice(offset === 0 ? 0 : 4, -4);
  });
  return [word, Buffer.from(word, 'utf16le'), encodeURIComponent(word), ...base64];
}
