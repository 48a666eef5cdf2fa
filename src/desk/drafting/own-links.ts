import { linkLikeWords } from '../checked-reply.ts';
import type { Cv, Fact } from '../cv.ts';
import type { Posting } from '../posting.ts';
import { withoutForeignLinks } from '../reply-links.ts';

/** A link in a mail is the client's own, from the CV, or the one of the posting; another could carry anything. */
export function hasForeignLink(
  text: string,
  { cv, facts, posting }: { cv: Cv | null; facts: readonly Fact[]; posting: Posting },
): boolean {
  const own = linkLikeWords([cv?.text ?? '', ...facts.map((fact) => fact.value)].join('\n'));
  const known = new Set(posting.url ? [...own, posting.url] : own);
  return withoutForeignLinks(text, known, [posting.company, ...own]).removed > 0;
}
