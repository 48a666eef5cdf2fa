import { type AllowedRegions, allowedRegionsOf } from './allowed-regions.ts';
import { closedQuote } from './closed.ts';
import { type Contradiction, contradictionsOf } from './contradictions.ts';
import { type DegreeNeed, degreeNeedOf } from './degrees.ts';
import { type LanguageNeed, languageNeedsOf } from './languages.ts';
import { type LicenceNeed, licenceNeedsOf } from './licences.ts';
import type { MatchPosting } from './match-input.ts';
import { placesIn } from './places.ts';
import { quoteOfLine } from './quote.ts';
import type { Line } from './sections.ts';
import { type VisaStance, visaStanceOf } from './visa.ts';

/** What a posting makes a condition of, each with its words; plain JSON, kept with the profile. */
export interface Demands {
  visa?: VisaStance;
  regions?: AllowedRegions;
  languages?: LanguageNeed[];
  licences?: LicenceNeed[];
  degree?: DegreeNeed;
  /** The words that say that the post is taken. */
  closed?: string;
  /** The language the text is written in. */
  writtenIn?: string;
  contradictions?: Contradiction[];
}

/**
 * Reads the conditions of a posting from its lines, those that speak to machines left out.
 * @param readAs the language its small words tell; the board's own word for it goes first
 */
export function demandsOf(
  posting: MatchPosting,
  lines: readonly Line[],
  readAs: string | undefined,
): Demands {
  const texts = lines.map(({ text }) => text);
  const demands: Demands = {};
  const visa = visaStanceOf(texts);
  if (visa)
    demands.visa = {
      ...visa,
      quote: quoteOfLine(visa.quote, /sponsor|visa|authori|citizen|permi/iu),
    };
  const named = visa ? placesIn(visa.quote).filter(({ kind }) => kind !== 'city') : [];
  if (demands.visa && named.length > 0) demands.visa.places = named;
  const regions = allowedRegionsOf(posting, texts);
  if (regions)
    demands.regions = {
      ...regions,
      quote: quoteOfLine(regions.quote, /remote|only|based|located/iu),
    };
  const languages = languageNeedsOf(posting.title, lines).slice(0, MAX_NEEDS);
  if (languages.length > 0) demands.languages = languages.map(shortened);
  const licences = licenceNeedsOf(posting.title, lines).slice(0, MAX_NEEDS);
  if (licences.length > 0) demands.licences = licences.map(shortened);
  const degree = degreeNeedOf(lines);
  if (degree) demands.degree = shortened(degree);
  const closed = posting.closed ?? closedQuote([posting.title, ...texts]);
  if (closed !== undefined)
    demands.closed = quoteOfLine(
      closed,
      /fill|clos|longer|besetzt|vergeben|pourvu|plus|cerrad|cubiert|ya no/iu,
    );
  const writtenIn = posting.language?.slice(0, 2).toLowerCase() ?? readAs;
  if (writtenIn !== undefined) demands.writtenIn = writtenIn;
  const contradictions = contradictionsOf(posting, texts);
  if (contradictions.length > 0) demands.contradictions = contradictions.map(shortened);
  return demands;
}

const MAX_NEEDS = 8;

function shortened<T extends { quote: string }>(need: T): T {
  return { ...need, quote: quoteOfLine(need.quote, /require|must|degree|licen|speak|fluent/iu) };
}
