import { DEGREE_WORDS, degreeHeld } from '../../match/degrees.ts';
import { languageName } from '../../match/language-names.ts';
import { tonguesOf } from '../../match/languages.ts';
import { licenceName, licencesHeld } from '../../match/licences.ts';
import { occupationsNamed } from '../../match/occupations.ts';
import { findSkills } from '../../match/skills.ts';
import type { Claim, ClaimReader } from './claim.ts';
import { deeds, praise } from './claim-deeds.ts';
import { AS_TITLE, RANKS } from './claim-lexicon.ts';
import { contentOf, holds, objectsOf, shares, withNeighbours } from './claim-words.ts';
import type { Evidence, Piece } from './evidence.ts';
import { numbersIn } from './numbers.ts';
import { containsTerm } from './terms.ts';

const skills: ClaimReader = (clause, own) =>
  findSkills(clause).map(({ skill, start, end }) => {
    const text = clause.slice(start, end);
    const piece = own.skills.get(skill) ?? own.pieces.find((one) => containsTerm(one.text, text));
    return { kind: 'skill', text, piece };
  });

const numbers: ClaimReader = (clause, own) => {
  const stems = objectsOf(contentOf(clause));
  return numbersIn(clause).map((said): Claim => {
    // The same number about something else ("14 batches", "14 people") supports nothing.
    const piece = own.pieces.find(
      (one) =>
        one.numbers.has(said.value) &&
        (stems.length === 0 || shares(stems, withNeighbours(one, own))),
    );
    if (said.counts !== 'years') return { kind: 'number', text: said.text, piece };
    // "30 years of folders" are no experience; a CV that says just that supports it.
    const told = piece && /\byears? of\b/iu.test(piece.text) ? piece : undefined;
    return {
      kind: 'years',
      text: `${said.text} years`,
      piece: yearsPiece(clause, said.value, own) ?? told,
    };
  });
};

/** Years with a skill are those that the CV gives that skill; else all the years that it shows. */
function yearsPiece(clause: string, years: number, own: Evidence): Piece | undefined {
  const named = new Set(findSkills(clause).map(({ skill }) => skill));
  const ofSkill = own.pieces.filter(
    (piece) =>
      piece.numbers.size > 0 &&
      numbersIn(piece.text).some(({ counts }) => counts === 'years') &&
      findSkills(piece.text).some(({ skill }) => named.has(skill)),
  );
  if (ofSkill.length > 0)
    return ofSkill.find((piece) =>
      numbersIn(piece.text).some(({ counts, value }) => counts === 'years' && value >= years),
    );
  if (own.years === undefined || own.years < years) return undefined;
  return own.pieces.find(({ text }) =>
    /\b(?:19|20)\d{2}\b|\byears?\b|\bjahre|\bans\b|\baños\b/iu.test(text),
  );
}

const degrees: ClaimReader = (clause, own) => {
  const said = degreeHeld([clause]);
  if (!said || said.level < 2) return [];
  const holding = own.pieces.filter(({ text }) => (degreeHeld([text])?.level ?? 0) >= said.level);
  // A bachelor's in another field is not the degree that is claimed.
  const field = contentOf(
    /\b(?:in|of|en|für)\s+((?:[\p{L}&-]+[ ]?){1,4})/iu.exec(
      clause.slice(indexOfDegree(clause)),
    )?.[1] ?? '',
  );
  const piece = holding.find(
    (one) => field.length === 0 || shares(field, withNeighbours(one, own)),
  );
  return [{ kind: 'degree', text: DEGREE_WORDS[said.level], piece }];
};

function indexOfDegree(clause: string): number {
  return Math.max(
    0,
    clause.search(
      /\b(?:ph\.?d|doctor|master|bachelor|b\.?sc|m\.?sc|mba|ba\b|ma\b|degree|diplom|studium|licen|grado|máster)/iu,
    ),
  );
}

const CERTIFIED =
  /\b(?:certified|certification|certificate|zertifizierte?[rn]?|zertifikat|certifiée?|certificad[oa])\b/iu;

const certificates: ClaimReader = (clause, own) => {
  const claims: Claim[] = licencesHeld([clause]).map(({ id }) => ({
    kind: 'certificate',
    text: licenceName(id),
    piece: own.licences.has(id)
      ? own.pieces.find(({ text }) => licencesHeld([text]).some((held) => held.id === id))
      : undefined,
  }));
  if (claims.length > 0 || !CERTIFIED.test(clause)) return claims;
  const stems = contentOf(clause);
  const piece = own.pieces.find(
    (one) =>
      /certifi|zertifi|licen|diplom/iu.test(one.text) &&
      (stems.length === 0 || shares(stems, one.stems)),
  );
  return [{ kind: 'certificate', text: CERTIFIED.exec(clause)?.[0] ?? clause, piece }];
};

const languages: ClaimReader = (clause, own) =>
  /\b(?:speak\w*|spoken|fluen\w+|native\w*|bilingual|proficien\w+|mother tongue|language|conversational|[abc][12]|spreche|fließend\w*|muttersprach\w*|verhandlungssicher\w*|parle|courant|couramment|bilingue|maternelle|hablo|domino|nativ[oa]|fluid[oa])\b/iu.test(
    clause,
  )
    ? tonguesOf([`Languages: ${clause}`], undefined)
        .spoken.filter(({ quote }) => quote !== '')
        .map(({ code, level }) => {
          const held = own.languages.get(code);
          const name = languageName(code);
          const isKnown = held !== undefined && (level === undefined || held >= level);
          const piece = isKnown
            ? (own.pieces.find(({ text }) =>
                tonguesOf([`Languages: ${text}`], undefined).spoken.some(
                  (one) => one.code === code && one.quote !== '',
                ),
              ) ?? own.pieces[0])
            : undefined;
          return { kind: 'language', text: name, piece };
        })
    : [];

const titles: ClaimReader = (clause, own) =>
  [...clause.matchAll(AS_TITLE)].flatMap((match): Claim[] => {
    const run = (match[1] ?? '').split(TITLE_ENDS)[0]?.trim() ?? '';
    const ranks = run.match(RANKS) ?? [];
    if (occupationsNamed(run).length === 0 && ranks.length === 0) return [];
    // "Nurse practitioner" is another title than "nurse", though both are nurses.
    const words = contentOf(run.replace(RANKS, ' '));
    const isHeld =
      words.every((stem) => holds(own.stems, stem)) && ranks.every((rank) => holdsRank(own, rank));
    const piece = isHeld
      ? (own.pieces.find((one) => words.every((stem) => holds(one.stems, stem))) ??
        own.pieces.find((one) => shares(words, one.stems)))
      : undefined;
    return [{ kind: 'title', text: run, piece }];
  });

const TITLE_ENDS =
  /\s(?:in|at|for|with|on|and|of|who|where|since|from|before|after|during|bei|in|im|seit|von|und|tätig|chez|à|dans|depuis|et|en|de|con|desde|y|by|under|to)(?=\s|$)/iu;

/** Who led a team may call themselves its lead. */
function holdsRank(own: Evidence, rank: string): boolean {
  if (containsTerm(own.text, rank)) return true;
  return /^lead$/iu.test(rank) && /\bled\b|\bteam lead/iu.test(own.text);
}

/** Every reader of typed claims, in the order in which they are told to the client. */
export const CLAIM_READERS: readonly ClaimReader[] = [
  skills,
  numbers,
  degrees,
  certificates,
  languages,
  titles,
  deeds,
  praise,
];
