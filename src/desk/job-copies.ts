import type { IndexedJob } from './indexed-job.ts';
import type { JobView } from './job-index.ts';
import type { PostingIndexStore } from './ports/posting-index.ts';
import type { Posting } from './posting.ts';
import { asksForCredit, creditInList } from './source-credit.ts';
import type { Viewer } from './viewer.ts';

/** What else is known of a job on a card. */
export interface JobCopies {
  /** The same job in other places or on other boards. */
  variants: { id: string; places: readonly string[]; source: string; url: string | null }[];
  /** The same text under the name of another company. */
  crossListed: { id: string; title: string; company: string; source: string }[];
  /** It was posted before, a month or longer ago. */
  isRepost: boolean;
}

/** The copies of each posting, in the order of the ids. */
export async function jobCopies(
  view: JobView,
  store: Pick<PostingIndexStore, 'crossListings'>,
  ids: readonly string[],
  viewer: Viewer,
): Promise<JobCopies[]> {
  const crossListed = await store.crossListings(ids, viewer);
  return ids.map((id) => {
    const card = view.onCard(view.cardOf(id));
    return {
      variants: card.filter((other) => other.id !== id).map(variantOf),
      crossListed: (crossListed.get(id) ?? []).map(namesOf),
      isRepost: view.get(id)?.isRepost ?? false,
    };
  });
}

function variantOf({ id, places, source, url }: IndexedJob): JobCopies['variants'][number] {
  return { id, places, source, url };
}

function namesOf({ id, title, company, source }: Posting): JobCopies['crossListed'][number] {
  return { id, title, company, source };
}

const MOST_NAMED = 4;

/** The copies as lines of a card: other places, other boards, the doubtful twin and the repost. */
export function copyLines(posting: Posting, copies: JobCopies): string[] {
  const { variants, crossListed, isRepost } = copies;
  const here = new Set(posting.places.map((place) => place.toLowerCase()));
  const places = unique(variants.flatMap((variant) => variant.places)).filter(
    (place) => !here.has(place.toLowerCase()),
  );
  const sources = unique(variants.map(({ source }) => source)).filter(
    (source) => source !== posting.source,
  );
  const also = [
    places.length > 0 ? `also in ${some(places)}` : '',
    sources.length > 0 ? `also on ${credited(sources)}` : '',
  ].filter(Boolean);
  const twins = crossListed.map(({ title, company, source }) =>
    asksForCredit(source)
      ? `"${title}" at ${company} (${creditInList(source)})`
      : `"${title}" at ${company}`,
  );
  return [
    also.length > 0 ? capital(also.join('; ')) : '',
    twins.length > 0 ? `Possible cross-listing: the same text as ${some(twins)}` : '',
    isRepost ? 'Posted again: the same job stood here more than a month ago' : '',
  ].filter(Boolean);
}

/** Whoever asks in their terms to be named is, however many there are. */
function credited(sources: readonly string[]): string {
  const named = sources.filter(asksForCredit).map(creditInList);
  const others = sources.filter((source) => !asksForCredit(source)).map(creditInList);
  return [...named, ...(others.length > 0 ? [some(others)] : [])].join(', ');
}

/** Links that lead back to the sources which ask to be named with their jobs. */
export function creditLinks({ variants }: JobCopies): string[] {
  return variants.flatMap(({ source, url }) =>
    url !== null && asksForCredit(source) ? [`On ${creditInList(source)}: ${url}`] : [],
  );
}

function some(names: readonly string[]): string {
  const more = names.length > MOST_NAMED ? ` +${names.length - MOST_NAMED}` : '';
  return names.slice(0, MOST_NAMED).join(', ') + more;
}

function unique(names: readonly string[]): string[] {
  return [...new Map(names.map((name) => [name.toLowerCase(), name])).values()];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
