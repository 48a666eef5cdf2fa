import type { Claim, ClaimReader } from './claim.ts';
import { DEEDS, LONG, PRAISE } from './claim-lexicon.ts';
import { contentOf, isForeign, shares, withNeighbours } from './claim-words.ts';

/** Led, founded, won, published, was promoted: each needs a word of its own group in the CV, about the same thing. */
export const deeds: ClaimReader = (clause, own) => {
  const stems = contentOf(clause);
  return DEEDS.flatMap(({ said, shown }): Claim[] => {
    const found = said.exec(clause);
    if (!found) return [];
    const showing = own.pieces.filter(({ text }) => shown.test(text));
    const piece = isForeign(clause, own)
      ? showing[0]
      : showing.find((one) => stems.length === 0 || shares(stems, withNeighbours(one, own)));
    return [{ kind: 'deed', text: found[0], piece }];
  });
};

/** Praise needs the same praise in the CV; "extensive experience" is borne out by years. */
export const praise: ClaimReader = (clause, own) =>
  [...clause.matchAll(PRAISE)].map(([text]) => {
    const words = (text.toLowerCase().match(/\p{L}{4,}/gu) ?? []).filter((word) =>
      PRAISING.test(word),
    );
    const told = own.pieces.find((piece) => {
      const held = piece.text.toLowerCase();
      return words.some((word) => held.includes(word.slice(0, 6)));
    });
    const isLong = LONG.test(text) && (own.years ?? 0) >= LONG_YEARS;
    return {
      kind: 'praise',
      text: text.trim(),
      piece: told ?? (isLong ? own.pieces[0] : undefined),
    };
  });

const LONG_YEARS = 5;
const PRAISING =
  /^(?:expert|guru|authorit|extens|deep|vast|profound|world|outstand|exception|unmatch|unparall|unrival|stellar|superb|proven|impress|renown|perform|award|umfang|umfass|langj|hervor|exzell|tiefg|excell|solide|approf|ampli|sólid|sobres|profund|best|leading|strongest|highest|single)/iu;
