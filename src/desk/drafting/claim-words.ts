import { stemOf, stemsOf, wordsOf } from '../../match/words.ts';
import { LETTER } from './claim-lexicon.ts';
import type { Evidence, Piece } from './evidence.ts';

/** The stems of a clause that say something of their own: no letter words, no numbers. */
export function contentOf(clause: string): string[] {
  return [...new Set(stemsOf(clause).filter((stem) => stem.length > 1 && !LETTER_STEMS.has(stem)))];
}

let letterStems: Set<string> | undefined;
const LETTER_STEMS = {
  has(stem: string): boolean {
    letterStems ??= new Set(
      [...LETTER].flatMap((word) => wordsOf(word).map(({ folded }) => stemOf(folded))),
    );
    return letterStems.has(stem);
  },
};

/** What a number counts, not what was done to it: everybody reduces something by 20 percent. */
export function objectsOf(stems: readonly string[]): string[] {
  const objects = stems.filter((stem) => !CHANGES.has(stem));
  return objects.length > 0 ? objects : [...stems];
}

const CHANGES: ReadonlySet<string> = new Set(
  'reduc increas grow grew grown cut improv rais lower doubl halv save boost expand gener deliv led lead manag train teach own plan organis organiz care percent per cent prozent'.split(
    ' ',
  ),
);

/** The stems of a piece and of the two beside it: a heading and its items belong together. */
export function withNeighbours(piece: Piece, own: Evidence): ReadonlySet<string> {
  const at = own.pieces.indexOf(piece);
  return new Set([at - 1, at, at + 1].flatMap((index) => [...(own.pieces[index]?.stems ?? [])]));
}

export function shares(stems: readonly string[], held: ReadonlySet<string>): boolean {
  return stems.some((stem) => holds(held, stem));
}

/** The stem or one of the same word: "Leitung" and "leitete" share more than an English stemmer sees. */
export function holds(held: ReadonlySet<string>, stem: string): boolean {
  if (held.has(stem)) return true;
  if (stem.length < 6) return false;
  const root = stem.slice(0, Math.max(5, stem.length - 3));
  for (const other of held) if (other.length >= 6 && other.startsWith(root)) return true;
  return false;
}

/** Written in another language than the sources, so that words cannot be compared. */
export function isForeign(clause: string, own: Evidence): boolean {
  const code = clauseLanguage(clause);
  return code !== undefined && !own.writtenIn.has(code);
}

const SMALL: readonly (readonly [string, RegExp])[] = [
  [
    'de',
    /\b(?:ich|und|der|die|das|mit|bei|von|habe|bin|mein\w*|eine?[nrms]?|auf|für|über|als|im)\b/giu,
  ],
  [
    'fr',
    /\b(?:je|et|le|la|les|avec|dans|des|du|pour|mon|ma|mes|une?|suis|chez|ans|en|ai)\b|\bj['’]/giu,
  ],
  ['es', /\b(?:yo|y|el|la|los|con|para|del|de|mi|mis|un[ao]?|soy|tengo|he|en|años|como)\b/giu],
  ['en', /\b(?:i|and|the|with|at|of|have|am|my|an?|for|over|as|in|was)\b|\bi['’]/giu],
];

function clauseLanguage(clause: string): string | undefined {
  const [first, second] = SMALL.map(([code, small]) => ({
    code,
    hits: clause.match(small)?.length ?? 0,
  })).sort((a, b) => b.hits - a.hits);
  return first && first.hits >= 2 && first.hits > (second?.hits ?? 0) ? first.code : undefined;
}
