import { isCourtesy, isDenial, isTrait, stanceOf } from './about-client.ts';
import type { Claim, ClaimKind } from './claim.ts';
import { CLAIM_READERS } from './claim-readers.ts';
import { contentOf, holds, isForeign, withNeighbours } from './claim-words.ts';
import { type Evidence, type Piece, readEvidence, type SourceSpan } from './evidence.ts';
import { isOwnPast, namesIn } from './names.ts';
import { numbersIn } from './numbers.ts';
import { clausesOf, type Sentence, sentencesOf } from './sentences.ts';
import { containsTerm } from './terms.ts';

/** A sentence of a draft that says something of the client, with the places that support it. */
export interface CheckedSentence extends Sentence {
  /** Where the sources say so; empty only when something is unsupported. */
  spans: SourceSpan[];
  unsupported: { kind: ClaimKind; text: string }[];
}

/**
 * Reads a draft sentence by sentence. Each that states a fact about the client has to point at a span of the CV or of a
 * corrected fact: numbers, employers, titles, degrees, certificates, skills, languages, deeds and praise one by one, and
 * the rest by its words. Pure, for every model.
 *
 * @param body     the draft's text
 * @param own      the CV's text first, then the client's own statements
 * @param context  texts that may be spoken of as well: the posting, the recipient's name
 * @param year     the present one; open stations of the CV end in it
 */
export function checkClaims(
  body: string,
  own: readonly string[],
  context: readonly string[],
  year?: number,
): CheckedSentence[] {
  const evidence = readEvidence(own, year);
  const around = context.join('\n');
  return sentencesOf(withoutQuotes(body, context)).flatMap((sentence) => {
    if (isCourtesy(sentence.text)) return [];
    const claims = clausesOf(sentence.text).flatMap((clause) => claimsOf(clause, evidence, around));
    if (claims.length === 0) return [];
    const said = body.slice(sentence.start, sentence.end);
    return [
      {
        ...sentence,
        text: said,
        spans: uniqueSpans(claims.flatMap(({ piece }) => piece ?? [])),
        unsupported: claims
          .filter(({ piece }) => piece === undefined)
          .map(({ kind, text }) => ({ kind, text })),
      },
    ];
  });
}

/** The unsupported words of a draft, in order, each once. */
export function unsupportedClaims(
  body: string,
  own: readonly string[],
  context: readonly string[],
  year?: number,
): string[] {
  const all = checkClaims(body, own, context, year).flatMap(({ unsupported }) => unsupported);
  return [...new Set(all.map(({ text }) => text))];
}

/** The draft without the sentences that claim what nothing supports. */
export function withoutUnsupported(body: string, checked: readonly CheckedSentence[]): string {
  let kept = body;
  for (const { start, end, unsupported } of [...checked].reverse())
    if (unsupported.length > 0)
      kept = kept.slice(0, start).replace(/[-•*–]\s*$/u, '') + kept.slice(end);
  return kept
    .split('\n')
    .map((line) => line.replace(/[ \t]{2,}/g, ' ').trim())
    .filter((line, at, lines) => line !== '' || (at > 0 && lines[at - 1] !== ''))
    .join('\n')
    .trim();
}

function claimsOf(clause: string, own: Evidence, around: string): Claim[] {
  const stance = stanceOf(clause);
  if (stance !== 'fact') return spokenOf(clause, own, around);
  if (isDenial(clause)) return [];
  const claims = CLAIM_READERS.flatMap((read) => read(clause, own));
  claims.push(...namesOf(clause, own, around));
  return [...claims, ...statementOf(clause, own, claims)];
}

/** A wish may name what the posting names; figures and names that stand nowhere are invented all the same. */
function spokenOf(clause: string, own: Evidence, around: string): Claim[] {
  const all = `${own.text}\n${around}`;
  const claims: Claim[] = [];
  for (const { text, isWord } of numbersIn(clause))
    if (!isWord && !all.includes(text) && !/^(?:[1-9]|1\d|2\d|30)$/.test(text))
      claims.push({ kind: 'number', text, piece: undefined });
  const isGerman = isForeign(clause, { ...own, writtenIn: new Set(['en', 'fr', 'es']) });
  for (const name of namesIn(clause, isGerman))
    if (!containsTerm(all, name)) claims.push({ kind: 'name', text: name, piece: undefined });
  return claims;
}

function namesOf(clause: string, own: Evidence, around: string): Claim[] {
  const isGerman = isForeign(clause, { ...own, writtenIn: new Set(['en', 'fr', 'es']) });
  return namesIn(clause, isGerman).flatMap((name): Claim[] => {
    const piece = own.pieces.find(({ text }) => containsTerm(text, name));
    if (piece) return [{ kind: 'name', text: name, piece }];
    if (containsTerm(around, name) && !isOwnPast(clause, name)) return [];
    return [{ kind: 'name', text: name, piece: undefined }];
  });
}

/** Share of a clause's own words that one place of the CV must hold, and of those that may stand nowhere in it. */
const NEAR = 0.34;
const UNKNOWN = 0.5;

/** What is left of a fact when its numbers, names and skills are taken out: its words have to stand in the CV. */
function statementOf(clause: string, own: Evidence, typed: readonly Claim[]): Claim[] {
  const text = clause.trim().replace(/^[-•*–]\s*/u, '');
  if (isForeign(clause, own)) {
    // Words of another language cannot be compared; a fact then needs something that can.
    const isAnchored = typed.some(({ piece }) => piece !== undefined);
    return isAnchored || typed.length > 0 || isTrait(clause)
      ? []
      : [{ kind: 'statement', text, piece: undefined }];
  }
  const stems = contentOf(clause);
  const unknown = stems.filter((stem) => !holds(own.stems, stem));
  // What already stands on a number or a skill may use a word or two more of its own.
  const isAnchored = typed.length > 0 && typed.every(({ piece }) => piece !== undefined);
  const isInvented =
    unknown.length >= (isAnchored ? 3 : 2) && unknown.length / stems.length >= UNKNOWN;
  const best = bestPiece(stems, own);
  const isScattered = !isAnchored && stems.length >= 3 && (best?.share ?? 0) < NEAR;
  if ((isInvented || isScattered) && !isTrait(clause))
    return [{ kind: 'statement', text, piece: undefined }];
  return best ? [{ kind: 'statement', text, piece: best.piece }] : [];
}

function bestPiece(
  stems: readonly string[],
  own: Evidence,
): { piece: Piece; share: number } | undefined {
  let best: { piece: Piece; share: number } | undefined;
  for (const piece of own.pieces) {
    if (!stems.some((stem) => holds(piece.stems, stem))) continue;
    const near = withNeighbours(piece, own);
    const share = stems.filter((stem) => holds(near, stem)).length / stems.length;
    if (!best || share > best.share) best = { piece, share };
  }
  return best;
}

/** Words in quotation marks that stand so in the posting are the posting's, not a claim. Blanked, offsets stay. */
function withoutQuotes(body: string, context: readonly string[]): string {
  return body.replace(/[“"„«]([^”"“»\n]{3,200})[”"“»]/gu, (quoted, inner: string) =>
    context.some((text) => text.includes(inner.trim())) ? ' '.repeat(quoted.length) : quoted,
  );
}

function uniqueSpans(pieces: readonly Piece[]): SourceSpan[] {
  const known = new Map<string, SourceSpan>();
  for (const { source, start, end } of pieces)
    known.set(`${source}:${start}`, { source, start, end });
  return [...known.values()];
}
