import { LANGUAGES } from './language-lexicon.ts';
import { fold } from './words.ts';

/** Codes of the languages a stretch names, with where each stands. */
export function languagesIn(text: string): { code: string; start: number; end: number }[] {
  if (!NAMES.heads.test(text.toLowerCase())) return [];
  NAMES.pattern.lastIndex = 0;
  return [...text.matchAll(NAMES.pattern)].flatMap((found) => {
    // To polish is no language.
    const code = found[1] === 'polish' ? undefined : NAMES.codes.get(fold(found[1] ?? ''));
    const start = found.index;
    return code ? [{ code, start, end: start + (found[1]?.length ?? 0) }] : [];
  });
}

/** The English name of a language code; the code itself for one that the lexicon does not hold. */
export function languageName(code: string): string {
  return NAMES.shown.get(code) ?? code;
}

const HEAD = 4;
const NAMES = names();

interface Names {
  pattern: RegExp;
  /** The first letters of every name, for lower-case text: most lines name no language. */
  heads: RegExp;
  codes: Map<string, string>;
  shown: Map<string, string>;
}

function names(): Names {
  const codes = new Map<string, string>();
  const shown = new Map<string, string>();
  const written: string[] = [];
  for (const line of LANGUAGES.trim().split('\n')) {
    const [code = '', name = '', others = ''] = line.split('|');
    shown.set(code, name);
    for (const one of [name, ...others.split(',')]) {
      if (one === '') continue;
      codes.set(fold(one), code);
      written.push(one);
    }
  }
  written.sort((a, b) => b.length - a.length);
  // "Deutschkenntnisse" and "deutschsprachig" name the language as well; "Englisch-" stands in "Deutsch- und Englisch…".
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])(${written.join('|')})(?:e[nrsm]?)?(?=[^\\p{L}\\p{N}]|$|kenntnis|sprach)`,
    'giu',
  );
  const heads = new Set(written.map((one) => one.slice(0, HEAD).toLowerCase()));
  return { pattern, heads: new RegExp([...heads].join('|')), codes, shown };
}
