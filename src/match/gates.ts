import { DEGREE_WORDS, degreeVerdict } from './degrees.ts';
import { languageName } from './language-names.ts';
import { languageVerdict } from './languages.ts';
import { licenceName, licenceVerdict } from './licences.ts';
import { payReaches } from './pay.ts';
import { anyPlaceCovers, type Place } from './places.ts';
import type { CvProfile, PostingProfile } from './profile.ts';
import { visaVerdict } from './visa.ts';
import { fold } from './words.ts';

export type Verdict = 'pass' | 'fail' | 'unknown';
export type GateName =
  | 'closed'
  | 'authorisation'
  | 'place'
  | 'remote'
  | 'language'
  | 'licence'
  | 'degree'
  | 'pay'
  | 'company';

/** A hard stop. Only what both sides state can fail; unknown never does. */
export interface Gate {
  name: GateName;
  verdict: Verdict;
  /** The posting's words. */
  quote?: string;
  /** The client's, where the CV or their own statement decided. */
  cvQuote?: string;
  /** What is asked for, in a few words: "German", "a forklift licence". */
  asked?: string;
}

/** The gates of a posting for a client, in a fixed order. Gates without a wish and without a hint are left out. */
export function gatesOf(cv: CvProfile, posting: PostingProfile): Gate[] {
  const gates: Gate[] = [];
  for (const read of GATES) {
    const gate = read(cv, posting);
    if (gate) gates.push(gate);
  }
  return gates;
}

/**
 * How many gates fail; the same as counting those of `gatesOf`. Read for every posting of the index, so it looks only at
 * gates that this pair could fail.
 */
export function failedGates(cv: CvProfile, posting: PostingProfile): number {
  const { standing, preferences } = cv;
  const { demands } = posting;
  const fails = (read: ReadGate) => (read(cv, posting)?.verdict === 'fail' ? 1 : 0);
  let failed = demands.closed === undefined ? 0 : 1;
  if (standing.authorisation && demands.visa?.stance === 'refused') failed += fails(authorisation);
  if (standing.wantedWords.length > 0 || demands.regions) failed += fails(place);
  if (preferences.remote) failed += fails(remote);
  if (demands.languages) failed += fails(language);
  if (demands.licences) failed += fails(licence);
  if (demands.degree) failed += fails(degree);
  if (preferences.payFloor) failed += fails(pay);
  if (standing.ruled.length > 0) failed += fails(company);
  return failed;
}

type ReadGate = (cv: CvProfile, posting: PostingProfile) => Gate | undefined;

const closed: ReadGate = (_, { demands }) =>
  demands.closed === undefined ? undefined : gate('closed', 'fail', demands.closed);

const authorisation: ReadGate = ({ standing }, { demands, places }) => {
  if (!standing.authorisation && !demands.visa) return undefined;
  const verdict = visaVerdict(standing.authorisation, demands.visa, places);
  return (
    verdict && gate('authorisation', verdict, demands.visa?.quote, standing.authorisationQuote)
  );
};

/** Where it is for the client: a wish for a place, or remote work that is open to other countries than theirs. */
const place: ReadGate = ({ standing }, posting) => {
  const { regions } = posting.demands;
  const isLimited = regions !== undefined && posting.remote === 'remote';
  if (isLimited && standing.home.length > 0) {
    const open = anyPlaceCovers(standing.home, regions.places);
    if (open === 'no') return gate('place', 'fail', regions.quote);
    if (standing.wanted.length === 0)
      return gate('place', open === 'yes' ? 'pass' : 'unknown', regions.quote);
  }
  if (standing.wantedWords.length === 0) return undefined;
  // Remote work is done at home: its allowed regions decide, not the seat of the office.
  const offered = isLimited ? regions.places : posting.places;
  const quote = isLimited ? regions.quote : posting.placesAsWritten;
  return gate(
    'place',
    placeVerdict(standing.wanted, standing.wantedWords, offered, posting),
    quote,
  );
};

function placeVerdict(
  wanted: readonly Place[],
  words: readonly string[],
  offered: readonly Place[],
  posting: PostingProfile,
): Verdict {
  const covered = anyPlaceCovers(wanted, offered);
  if (covered === 'yes') return 'pass';
  // A town that the lexicon does not know still matches itself by name.
  const written = fold(posting.placesAsWritten);
  if (words.some((word) => written.includes(word))) return 'pass';
  if (posting.remote === 'remote' && offered.length === 0) return 'unknown';
  return covered === 'no' ? 'fail' : 'unknown';
}

const remote: ReadGate = ({ preferences }, posting) => {
  if (!preferences.remote) return undefined;
  const doubted = posting.demands.contradictions?.find(({ field }) => field === 'remote');
  if (doubted) return gate('remote', 'unknown', doubted.quote);
  return gate('remote', remoteVerdict(preferences.remote, posting), posting.remoteQuote);
};

function remoteVerdict(wanted: 'remote' | 'hybrid' | 'onsite', posting: PostingProfile): Verdict {
  if (posting.remote === 'unknown') return 'unknown';
  if (wanted === 'remote') return posting.remote === 'remote' ? 'pass' : 'fail';
  if (wanted === 'hybrid') return posting.remote === 'onsite' ? 'fail' : 'pass';
  return posting.remote === 'remote' ? 'fail' : 'pass';
}

const language: ReadGate = ({ standing }, { demands, title }) => {
  let worst: Gate | undefined;
  for (const need of demands.languages ?? []) {
    if (need.need !== 'must') continue;
    const { verdict, cvQuote } = languageVerdict(need, standing.tongues);
    const read = gate(
      'language',
      verdict,
      need.quote,
      cvQuote,
      need.any.map(languageName).join(' or '),
    );
    if (!worst || RANK[verdict] > RANK[worst.verdict]) worst = read;
  }
  if (worst) return worst;
  const { writtenIn } = demands;
  const isForeign =
    writtenIn !== undefined &&
    standing.tongues.isListed &&
    !standing.tongues.spoken.some(({ code }) => code === writtenIn);
  return isForeign
    ? gate('language', 'unknown', title, undefined, languageName(writtenIn))
    : undefined;
};

const licence: ReadGate = ({ standing }, { demands }) => {
  let worst: Gate | undefined;
  for (const need of demands.licences ?? []) {
    if (need.need !== 'must') continue;
    const { verdict, cvQuote } = licenceVerdict(need, standing);
    const read = gate(
      'licence',
      verdict,
      need.quote,
      cvQuote,
      need.any.map(licenceName).join(' or '),
    );
    if (!worst || RANK[verdict] > RANK[worst.verdict]) worst = read;
  }
  return worst;
};

const degree: ReadGate = ({ standing }, { demands }) => {
  const need = demands.degree;
  if (need?.need !== 'must') return undefined;
  const verdict = degreeVerdict(need, standing.degree);
  return gate('degree', verdict, need.quote, standing.degree?.quote, DEGREE_WORDS[need.level]);
};

const pay: ReadGate = ({ preferences }, posting) => {
  if (!preferences.payFloor) return undefined;
  const doubted = posting.demands.contradictions?.find(({ field }) => field === 'pay');
  if (doubted) return gate('pay', 'unknown', doubted.quote);
  const reached = payReaches(preferences.payFloor, posting.pay);
  const verdict = reached === 'yes' ? 'pass' : reached === 'no' ? 'fail' : 'unknown';
  return gate('pay', verdict, posting.pay?.verbatim);
};

const company: ReadGate = ({ standing }, posting) => {
  if (standing.ruled.length === 0) return undefined;
  for (const source of [posting.company, posting.title]) {
    if (source === undefined) continue;
    const folded = spaced(fold(source));
    if (standing.ruled.some((word) => folded.includes(spaced(word))))
      return gate('company', 'fail', source);
  }
  return gate('company', 'pass');
};

const GATES: readonly ReadGate[] = [
  closed,
  authorisation,
  place,
  remote,
  language,
  licence,
  degree,
  pay,
  company,
];
const RANK: Readonly<Record<Verdict, number>> = { pass: 0, unknown: 1, fail: 2 };

function spaced(text: string): string {
  return ` ${text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;
}

function gate(
  name: GateName,
  verdict: Verdict,
  quote?: string,
  cvQuote?: string,
  asked?: string,
): Gate {
  const made: Gate = { name, verdict };
  if (quote) made.quote = quote;
  if (cvQuote) made.cvQuote = cvQuote;
  if (asked) made.asked = asked;
  return made;
}
