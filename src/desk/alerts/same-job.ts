import { stripInvisible } from '../../guard/text.ts';

/** A job as far as two sources can be compared by it. */
export interface NamedJob {
  id: string;
  company: string;
  title: string;
  places: readonly string[];
}

/** Finds the posting of the employer's own board that an alert is about, by company and title. */
export interface FullPostings {
  find(alert: NamedJob): NamedJob | null;
}

/** Made once for many look-ups; `full` are postings with a description. */
export function indexFullPostings(full: Iterable<NamedJob>): FullPostings {
  const byCompany = new Map<string, NamedJob[]>();
  const keys = new Map<string, string>();
  for (const posting of full) {
    const known = keys.get(posting.company);
    const key = known ?? companyKey(posting.company);
    if (known === undefined) keys.set(posting.company, key);
    if (key === '') continue;
    const others = byCompany.get(key);
    if (others) others.push(posting);
    else byCompany.set(key, [posting]);
  }
  return {
    find(alert) {
      const candidates = byCompany.get(companyKey(alert.company)) ?? [];
      const wanted = titleWords(alert.title);
      const same = candidates.filter(({ title }) => sameTitle(wanted, titleWords(title)));
      const here = same.filter(({ places }) => shareCity(alert.places, places));
      // One requisition in many places is many postings; the one at the alert's place counts, else an only one.
      const [first] = here.toSorted((a, b) => (a.id < b.id ? -1 : 1));
      if (first) return first;
      const elsewhere = same.filter(({ places }) => places.length > 0);
      return alert.places.length === 0 || elsewhere.length === 0 ? only(same) : null;
    },
  };
}

function only(found: readonly NamedJob[]): NamedJob | null {
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** A company's name without what lawyers add to it. */
export function companyKey(name: string): string {
  return fold(name)
    .replace(/\bunknown company\b/, '')
    .replace(
      /\b(?:gmbh|mbh|ag|se|kg|kgaa|ohg|ug|co|inc|incorporated|llc|llp|lp|ltd|limited|plc|corp|corporation|company|sa|sas|sarl|srl|spa|bv|nv|ab|as|asa|aps|oy|oyj|pty|pte|sp z o o|the|group|holding|holdings|deutschland|germany|international)\b/g,
      ' ',
    )
    .replace(/\s+/g, '');
}

/** Words that a title is told apart by: no marks of gender, no place in brackets, no numbers of requisitions. */
function titleWords(title: string): Set<string> {
  const bare = title
    .replace(/\(?\b[mwfdxhi](?:\s?[/|,]\s?[mwfdxhi]){1,3}\b\)?/gi, ' ')
    .replace(/\([^)]{0,60}\)|\[[^\]]{0,60}\]/g, ' ')
    .replace(/\b(?:all genders?|remote|hybrid|on-?site|req\w*\s?\d+)\b|[#\d]{4,}/gi, ' ');
  const words = fold(bare)
    .split(' ')
    .map((word) => SHORT.get(word) ?? word)
    .filter(
      (word) => word !== '' && !['and', 'und', 'et', 'of', 'the', 'for', 'in'].includes(word),
    );
  return new Set(words);
}

const SHORT = new Map([
  ['sr', 'senior'],
  ['snr', 'senior'],
  ['jr', 'junior'],
  ['eng', 'engineer'],
  ['mgr', 'manager'],
  ['dev', 'developer'],
]);

/** The same words; one may have one word more in five ("Data Engineer, Payments" stays another job than "Data Engineer"). */
function sameTitle(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  if (one.size === 0 || other.size === 0) return false;
  const shared = [...one].filter((word) => other.has(word)).length;
  return shared / (one.size + other.size - shared) >= 0.8;
}

function shareCity(one: readonly string[], other: readonly string[]): boolean {
  const cities = new Set(one.map(city));
  return other.some((place) => cities.has(city(place)) && city(place) !== '');
}

/** "Berlin, Germany", "Berlin (Hybrid)" and "Leeds LS1" by their first words. */
function city(place: string): string {
  return fold(place.split(/[,(]/)[0] ?? '')
    .replace(/\b(?:greater|metropolitan|area|region|remote|in)\b|\b\w*\d\w*\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function fold(text: string): string {
  return stripInvisible(text)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}+#]+/gu, ' ')
    .trim();
}
