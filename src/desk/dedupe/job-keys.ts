import type { Posting } from '../posting.ts';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

/** Where the systems of employers, and the large boards, write the number of a job into an address. */
const IN_ADDRESS: readonly (readonly [string, RegExp])[] = [
  ['greenhouse', /[?&]gh_jid=(\d{4,})/i],
  ['greenhouse', /greenhouse\.io\/(?:[^/?#]+\/)?jobs\/(\d{4,})/i],
  ['greenhouse', /greenhouse\.io\/embed\/job_app\?(?:[^#]*&)?token=(\d{4,})/i],
  ['lever', new RegExp(`lever\\.co/[^/?#]+/(${UUID})`, 'i')],
  ['ashby', new RegExp(`ashbyhq\\.com/[^/?#]+/(${UUID})`, 'i')],
  ['ashby', new RegExp(`[?&]ashby_jid=(${UUID})`, 'i')],
  ['workable', /workable\.com\/(?:[^/?#]+\/)?j(?:obs)?\/([0-9A-F]{8,12}|\d{4,})\b/i],
  ['smartrecruiters', /smartrecruiters\.com\/[^/?#]+\/(\d{9,})/i],
  ['personio', /([\w-]+\.jobs\.personio\.\w+\/job\/\d+)/i],
  ['recruitee', /([\w-]+\.recruitee\.com\/o\/[\w-]+)/i],
  ['teamtailor', /([\w.-]+\.teamtailor\.com\/jobs\/\d+)/i],
  ['bamboohr', /([\w-]+\.bamboohr\.com\/(?:careers|jobs\/view\.php\?id=)\/?\d+)/i],
  ['workday', /([\w-]+)\.(?:wd\d+\.)?myworkdayjobs\.com\/[^?#]*_(?<req>[\w-]+)(?:[/?#]|$)/i],
  ['linkedin', /linkedin\.com\/(?:comm\/)?jobs\/view\/(?:[^/?#]*-)?(\d{6,})/i],
  ['indeed', /indeed\.\w+(?:\.\w+)?\/[^#]*[?&]jk=([0-9a-f]{16})/i],
];

/** Sources whose own ids are unique without their board. */
const GLOBAL_IDS: ReadonlySet<string> = new Set([
  'greenhouse',
  'lever',
  'ashby',
  'smartrecruiters',
]);

/** What says where somebody came from, not which page they came to. */
const TRACKING =
  /^(?:utm_\w+|gh_src|lever-(?:source|origin)\S*|source|src|ref|referrer|referer|trk\w*|tracking\w*|refid|otptoken|mid(?:token|sig)|eid|fbclid|gclid|msclkid|mc_\w+|_hs\w+|hsctatracking|jobboard|iis|iisn|campaign\w*|medium|origin|via|from|lipi|savedsearchid|lang|locale|language|position|pagenum|original_referer)$/i;

/**
 * The keys by which two postings are one job whatever they say: the number of the job in the employer's system, found
 * in any address, and the address itself without what tracks the reader. A page of all jobs is no key.
 */
export function jobKeys(posting: Pick<Posting, 'source' | 'externalId' | 'url'>): string[] {
  const keys = new Set<string>();
  if (GLOBAL_IDS.has(posting.source))
    keys.add(`${posting.source}:${posting.externalId.toLowerCase()}`);
  if (posting.url !== null) {
    for (const address of new Set([posting.url, decoded(posting.url)]))
      for (const [system, pattern] of IN_ADDRESS) {
        const found = pattern.exec(address);
        if (found) keys.add(`${system}:${found.slice(1).join(':').toLowerCase()}`);
      }
    const page = canonicalAddress(posting.url);
    if (page !== null) keys.add(page);
  }
  return [...keys].sort();
}

/** An address without tracking, scheme and fragment; null when it does not name one job's page. */
export function canonicalAddress(address: string): string | null {
  const url = URL.parse(address.trim());
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  const host = url.hostname.toLowerCase().replace(/^www\./, '');
  const path = url.pathname.replace(/\/+$/, '').replace(/\/(?:apply|application)$/i, '');
  const asked = [...url.searchParams]
    .filter(([name]) => !TRACKING.test(name))
    .map(([name, value]) => `${name.toLowerCase()}=${value}`)
    .sort();
  const last = path.split('/').at(-1) ?? '';
  const namesOne =
    /\d{4,}|[0-9a-f]{8}-[0-9a-f]{4}/i.test(path) ||
    last.split(/[-_]/).length >= 3 ||
    asked.some((pair) => /\d{3,}|[0-9a-f]{8}/i.test(pair));
  return namesOne ? `${host}${path}${asked.length > 0 ? `?${asked.join('&')}` : ''}` : null;
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    // A stray "%": the address is read as it is.
    return address;
  }
}
