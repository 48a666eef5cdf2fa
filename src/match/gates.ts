import { payReaches } from './pay.ts';
import { anyPlaceCovers, placesIn } from './places.ts';
import type { CvProfile, PostingProfile } from './profile.ts';
import { fold } from './words.ts';

/** A hard stop, judged only where the client stated a wish. Unknown never fails. */
export interface Gate {
  name: 'place' | 'remote' | 'pay' | 'language' | 'company' | 'authorisation';
  verdict: 'pass' | 'fail' | 'unknown';
  quote?: string | undefined;
}

/** The gates of a posting for a client, in a fixed order. Gates without a wish and without a hint are left out. */
export function gatesOf(cv: CvProfile, posting: PostingProfile): Gate[] {
  const { preferences } = cv;
  const gates: Gate[] = [];
  if (preferences.places && preferences.places.length > 0)
    gates.push(
      withQuote('place', placeVerdict(preferences.places, posting), posting.placesAsWritten),
    );
  if (preferences.remote)
    gates.push(
      withQuote('remote', remoteVerdict(preferences.remote, posting), posting.remoteQuote),
    );
  if (preferences.payFloor) {
    const reached = payReaches(preferences.payFloor, posting.pay);
    const verdict = reached === 'yes' ? 'pass' : reached === 'no' ? 'fail' : 'unknown';
    gates.push(withQuote('pay', verdict, posting.pay?.verbatim));
  }
  const ruled = (preferences.mustNot ?? []).map(fold).filter((word) => word.trim() !== '');
  if (ruled.length > 0) gates.push(companyGate(ruled, posting));
  if (posting.authorisation !== undefined)
    gates.push(withQuote('authorisation', 'unknown', posting.authorisation.trim()));
  return gates;
}

function placeVerdict(wanted: readonly string[], posting: PostingProfile): Gate['verdict'] {
  const places = wanted.flatMap((place) => placesIn(place));
  const covered = anyPlaceCovers(places, posting.places);
  if (covered === 'yes') return 'pass';
  // A town that the lexicon does not know still matches itself by name.
  const written = fold(posting.placesAsWritten);
  if (wanted.some((place) => place.trim() !== '' && written.includes(fold(place).trim())))
    return 'pass';
  if (posting.remote === 'remote' && posting.places.length === 0) return 'unknown';
  return covered === 'no' ? 'fail' : 'unknown';
}

function remoteVerdict(
  wanted: 'remote' | 'hybrid' | 'onsite',
  posting: PostingProfile,
): Gate['verdict'] {
  if (posting.remote === 'unknown') return 'unknown';
  if (wanted === 'remote') return posting.remote === 'remote' ? 'pass' : 'fail';
  if (wanted === 'hybrid') return posting.remote === 'onsite' ? 'fail' : 'pass';
  return posting.remote === 'remote' ? 'fail' : 'pass';
}

function companyGate(ruled: readonly string[], posting: PostingProfile): Gate {
  for (const [source, folded] of [posting.company, posting.title].map(
    (text) => [text, fold(text ?? '')] as const,
  )) {
    const hit = ruled.find((word) => hasWord(folded, word.trim()));
    if (hit !== undefined && source !== undefined)
      return { name: 'company', verdict: 'fail', quote: source };
  }
  return { name: 'company', verdict: 'pass' };
}

function hasWord(text: string, word: string): boolean {
  return ` ${text.replace(/[^\p{L}\p{N}]+/gu, ' ')} `.includes(
    ` ${word.replace(/[^\p{L}\p{N}]+/gu, ' ')} `,
  );
}

function withQuote(name: Gate['name'], verdict: Gate['verdict'], quote: string | undefined): Gate {
  return quote ? { name, verdict, quote } : { name, verdict };
}
