import { type DegreeHeld, degreeHeld } from './degrees.ts';
import { type Tongues, tonguesOf } from './languages.ts';
import { type LicenceHeld, licencesHeld, licencesHinted } from './licences.ts';
import type { MatchPreferences } from './match-input.ts';
import { type Place, placesIn } from './places.ts';
import { type ClientAuthorisation, readAuthorisation } from './visa.ts';
import { fold } from './words.ts';

/** What the gates ask about a client: read once from the CV and from what they stated, which counts first. */
export interface Standing {
  tongues: Tongues;
  licences: LicenceHeld[];
  /** Licences of trades that the CV speaks of. */
  hinted: string[];
  degree?: DegreeHeld;
  authorisation?: ClientAuthorisation;
  authorisationQuote?: string;
  /** Where they live, as stated or as the head of the CV says. */
  home: Place[];
  /** Where they want to work. */
  wanted: Place[];
  /** The same as written and folded, for towns that no lexicon holds. */
  wantedWords: string[];
  /** Folded words and companies that rule a posting out. */
  ruled: string[];
  /** Content words of the CV. */
  words: number;
}

const SAYS_STATUS =
  /\b(?:citizen|work (?:authori[sz]ation|permit)|authori[sz]ed to work|right to work|green card|permanent residen|settled status|sponsorship|visa status|nationality|arbeitserlaubnis|staatsangehörigkeit|nationalité|nacionalidad|permiso de trabajo)/iu;
/** The head of a CV holds name and address; below it, places are those of employers. */
const HEAD_LINES = 6;

/** Reads a client's side of the gates. Lines that speak to machines are left out before. */
export function standingOf(
  lines: readonly string[],
  preferences: MatchPreferences,
  words: number,
): Standing {
  const status = lines.filter((line) => SAYS_STATUS.test(line) && line.length <= 200);
  const authorisation = readAuthorisation(preferences.authorisation ?? status.join('\n'));
  const degree = degreeHeld(lines);
  const wanted = preferences.places ?? [];
  const standing: Standing = {
    tongues: tonguesOf(lines, preferences.language),
    licences: licencesHeld(lines),
    hinted: licencesHinted(lines.join('\n')),
    home: preferences.home ? preferences.home.flatMap(placesIn) : homeOf(lines),
    wanted: wanted.flatMap(placesIn),
    wantedWords: wanted.map((place) => fold(place).trim()).filter((place) => place !== ''),
    ruled: (preferences.mustNot ?? [])
      .map((word) => fold(word).trim())
      .filter((word) => word !== ''),
    words,
  };
  if (degree) standing.degree = degree;
  if (authorisation) {
    standing.authorisation = authorisation;
    standing.authorisationQuote = preferences.authorisation ?? status[0] ?? '';
  }
  return standing;
}

/** "Madrid, Spain · ada@example.com": a short line of the head that is an address and little else. */
function homeOf(lines: readonly string[]): Place[] {
  for (const line of lines.slice(0, HEAD_LINES)) {
    if (line.length > 120) continue;
    const places = placesIn(line);
    const isAddress =
      /@|\+?\d[\d ()/-]{6,}|^(?:address|location|based in|living in|lives in|wohnort|adresse|residencia|ciudad)\b/iu.test(
        line,
      ) || /^[\p{L} .'’-]{2,30}(?:, ?[\p{L} .'’-]{2,30}){0,2}$/u.test(line);
    if (places.length > 0 && isAddress) return places;
  }
  return [];
}
