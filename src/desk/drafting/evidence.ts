import { type DegreeHeld, degreeHeld } from '../../match/degrees.ts';
import { isInstruction } from '../../match/instruction.ts';
import { tonguesOf } from '../../match/languages.ts';
import { licencesHeld } from '../../match/licences.ts';
import { occupationsNamed } from '../../match/occupations.ts';
import { piecesOf } from '../../match/sections.ts';
import { yearsShown } from '../../match/seniority.ts';
import { findSkills } from '../../match/skills.ts';
import { textLanguage } from '../../match/text-language.ts';
import { stemsOf } from '../../match/words.ts';
import { numbersIn } from './numbers.ts';

/** A stretch of one of the sources of evidence: the CV is the first, corrected facts follow. */
export interface SourceSpan {
  source: number;
  start: number;
  end: number;
}

export interface Piece extends SourceSpan {
  text: string;
  stems: ReadonlySet<string>;
  numbers: ReadonlySet<number>;
}

/** What the sources say of the client, read once for a draft. */
export interface Evidence {
  text: string;
  pieces: readonly Piece[];
  stems: ReadonlySet<string>;
  skills: ReadonlyMap<string, Piece>;
  occupations: ReadonlySet<string>;
  /** Level 1 to 6 by language code; 5 where none is stated. */
  languages: ReadonlyMap<string, number>;
  licences: ReadonlySet<string>;
  degree: DegreeHeld | undefined;
  years: number | undefined;
  /** The languages in which the sources are written. */
  writtenIn: ReadonlySet<string>;
}

/** Reads the CV and the client's own statements; `year` is the present one, at which open stations end. */
export function readEvidence(sources: readonly string[], year?: number): Evidence {
  const pieces = sources.flatMap((source, at) =>
    piecesOf(source)
      // A line that speaks to machines is no evidence of work.
      .filter(({ text: said }) => !isInstruction(said))
      .map(({ text: said, start }) => pieceOf(said, at, start)),
  );
  const text = pieces.map((piece) => piece.text).join('\n');
  const lines = pieces.map((piece) => piece.text);
  const skills = new Map<string, Piece>();
  for (const piece of pieces)
    for (const { skill } of findSkills(piece.text))
      if (!skills.has(skill)) skills.set(skill, piece);
  const written = sources.map(textLanguage).filter((code) => code !== undefined);
  return {
    text,
    pieces,
    stems: new Set(pieces.flatMap((piece) => [...piece.stems])),
    skills,
    occupations: new Set(lines.flatMap((line) => occupationsNamed(line).map(({ name }) => name))),
    languages: new Map(
      tonguesOf(lines, undefined).spoken.map(({ code, level, quote }) => [
        code,
        // Writing in a language proves that it is known, not how well.
        level ?? (quote === '' ? 4 : 5),
      ]),
    ),
    licences: new Set(licencesHeld(lines).map(({ id }) => id)),
    degree: degreeHeld(lines),
    years: yearsShown(closedRanges(text, year))?.years,
    writtenIn: new Set(written.length > 0 ? written : ['en']),
  };
}

function pieceOf(text: string, source: number, start: number): Piece {
  return {
    source,
    start,
    end: start + text.length,
    text,
    stems: new Set(stemsOf(text).filter((stem) => stem !== '')),
    numbers: new Set(numbersIn(text).map(({ value }) => value)),
  };
}

const OPEN =
  /((?:19|20)\d{2}\s*(?:-|–|—|to|bis|à|a)\s*)(?:present|current|now|today|heute|aujourd\S*|actual\w*)/giu;

/** "2014 - present" ends this year. */
function closedRanges(text: string, year: number | undefined): string {
  return year === undefined ? text : text.replace(OPEN, `$1${year}`);
}
