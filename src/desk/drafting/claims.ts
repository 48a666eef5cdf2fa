import { findSkills } from '../../match/skills.ts';
import { containsTerm } from './terms.ts';

/**
 * Finds what a draft says about the client that no source supports: numbers, skills and proper names that stand
 * neither in the CV (or the client's own statements) nor in the posting. For drafts that a model wrote; a draft
 * with such a claim is refused, whatever model wrote it.
 *
 * @param body     the draft's text
 * @param own      CV text and the client's statements
 * @param context  texts that may be quoted as well: the posting, the recipient's name
 * @returns the unsupported words, in order, each once
 */
export function unsupportedClaims(
  body: string,
  own: readonly string[],
  context: readonly string[],
): string[] {
  const mine = own.join('\n');
  const all = [mine, ...context].join('\n');
  const claims = new Set<string>();
  for (const hit of findSkills(body)) {
    const word = body.slice(hit.start, hit.end);
    if (!containsTerm(mine, word) && !sameSkill(mine, hit.skill)) {
      // A skill may be named because the posting asks for it, but not as the client's own.
      if (!containsTerm(context.join('\n'), word) || claimsOwnership(body, hit.start))
        claims.add(word);
    }
  }
  for (const number of body.match(/\p{N}+(?:[.,]\p{N}+)*/gu) ?? [])
    if (!all.includes(number)) claims.add(number);
  for (const name of properNames(body)) if (!containsTerm(all, name)) claims.add(name);
  return [...claims];
}

function sameSkill(text: string, skill: string): boolean {
  return findSkills(text).some((hit) => hit.skill === skill);
}

/** "I have …", "my experience with …" before the word, in the same sentence. */
function claimsOwnership(body: string, at: number): boolean {
  const start = Math.max(body.lastIndexOf('.', at), body.lastIndexOf('\n', at)) + 1;
  return /\b(i|i'm|i've|my|me|mine|we|our)\b/i.test(body.slice(start, at));
}

/** Capitalised words that do not open a sentence or a line. */
function properNames(body: string): string[] {
  const names: string[] = [];
  for (const match of body.matchAll(/(?<=[\p{Ll}\p{N},;:)] )\p{Lu}[\p{L}\p{N}&.-]*[\p{L}\p{N}]/gu))
    if (!ORDINARY.has(match[0])) names.push(match[0]);
  return names;
}

const ORDINARY = new Set(['I', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'CV']);
