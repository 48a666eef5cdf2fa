import { stem } from './stem.ts';

/** One word of a text: as written, folded (lower case, no accents) and where it stands. */
export interface Word {
  folded: string;
  start: number;
  end: number;
}

// Keeps the tails that make C++, C# and F# words of their own, and the head that makes .NET one.
const WORD = /(?<![\p{L}\p{N}])\.(?=net\b)net|[\p{L}\p{N}]+(?:\+\+|#)?/giu;
const ASCII = /^[\x20-\x7e]*$/;

/** The words of a text with their offsets, in order. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  WORD.lastIndex = 0;
  for (const found of text.matchAll(WORD)) {
    const start = found.index;
    words.push({ folded: fold(found[0]), start, end: start + found[0].length });
  }
  return words;
}

/** Lower case without accents, so that "Ingénieur" and "ingenieur" are one word. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (ASCII.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('ß', 'ss');
}

/** The stems of a text's content words, in order; an empty string marks where a stop word stood. */
export function stemsOf(text: string): string[] {
  const stems: string[] = [];
  for (const word of wordsOf(text)) stems.push(stemOf(word.folded));
  return stems;
}

/** The stem of a folded word, or an empty string for a stop word, a bare number or a single letter. */
export function stemOf(folded: string): string {
  const kept = cache.get(folded);
  if (kept !== undefined) return kept;
  const stemmed = isStopWord(folded) ? '' : (APART.get(folded) ?? stem(folded));
  if (cache.size >= MAX_CACHED) cache.clear();
  cache.set(folded, stemmed);
  return stemmed;
}

/** Words that say nothing about the work: grammar, and the phrases that every CV and every posting share. */
export function isStopWord(folded: string): boolean {
  if (folded.length < 2 && !/\p{Script=Han}/u.test(folded)) return true;
  return STOP.has(folded) || /^\d+(?:st|nd|rd|th|k|pm|am)?$/.test(folded);
}

/** The stem of a word as it stands in a text: "IT" is a trade, "it" is grammar. */
export function termOf(text: string, word: Word): string {
  if (word.folded === 'it' && text.startsWith('IT', word.start)) return 'it';
  return stemOf(word.folded);
}

// Words that Porter's rules throw together although they belong to different trades: an engine is not engineering, a
// hospital offers little hospitality. Each line is one stem, named by its first word.
const APART: ReadonlyMap<string, string> = new Map(
  `fitness
  engineering engineer engineers engineered
  accounting accountant accountants accountancy
  journalist journalists journalism journalistic
  police
  policy policies
  community communities
  animal animals
  animation animations animator animators animated
  securities
  hospital hospitals
  hospitality
  customs
  customer customers
  international internationally
  intern interns internship internships
  publication publications publish publishing publisher published
  organic organically
  organization organizations organizational organisation organisations
  university universities
  business businesses
  marketing marketer marketers
  operator operators
  general
  important importance
  authority authorities
  authorized authorization authorised authorisation
  universal
  generation generations
  news`
    .split('\n')
    .flatMap((line) => {
      const [name = '', ...others] = line.trim().split(' ');
      return [name, ...others].map((word) => [word, name] as const);
    }),
);

const MAX_CACHED = 200_000;
const cache = new Map<string, string>();

const STOP: ReadonlySet<string> = new Set(
  `a about above across after again against all almost along also although always am among an and any anyone are around as
  at available away back be became because become been before being below best better between both but by came can cannot
  come could day days did do does doing done down during each either else etc even ever every everyone few for from further
  get gets getting give given go goes going good got great had has have having he help her here hers him his how however i
  if in including include includes included into is it its itself join just keep know known last least less let like ll
  made make makes making many may me might month months more most much must my name near need needed needs neither never
  new next no nor not now of off offer offers often on once one only onto or other others our ours out over own per
  please plus put re really s same see seen several shall she should since so some someone something soon such t take taken
  than thank that the their them themselves then there these they thing things this those three through throughout time
  times to today together too toward towards two under until up upon us use used uses using various ve very via want was
  way we week weeks well were what when where whether which while who whom whose why will with within without won would
  year years yes yet you your yours yourself
  ability able applicant applicants application apply applying candidate candidates company companies current currently
  duties duty employee employees employer employment equivalent excellent experience experienced experiences expert
  following full hire hiring ideal job jobs knowledge looking minimum opportunities opportunity part people perform
  performed performing plus position positions preferred proven qualification qualifications qualified related relevant
  require required requirement requirements requires responsibilities responsibility responsible resume role roles seeking
  skill skills skilled strong successful successfully team teams understanding work worked working works workplace
  candidate's cv curriculum vitae january february march april june july august september october november december jan
  feb mar apr jun jul aug sep sept oct nov dec present city state summary highlights accomplishments ensure ensured
  ensuring provide provided provides providing environment level high highly multiple variety daily basis based
  self motivated motivation passionate dynamic exciting world leading http https www com
  benefits salary equal gender race religion disability veteran status orientation
  und oder der die das den dem des ein eine einen einer eines mit fur fuer von zu zum zur im am auf bei als auch sich sie
  wir ihr ihre ihren unser unsere unserem unseren sind ist wird werden haben sowie nach aus uber durch du dich dein deine
  et ou le la les un une des du de dans pour par avec sur au aux vous nous votre vos notre nos est sont en ce cette qui que
  y o el los las una unos unas del al con por para su sus es son se lo como mas nuestro nuestra te tu
  di il gli che per una della dei delle nel alla um uma os na com ao dos das nos van het een voor naar bij zijn`.split(
    /\s+/,
  ),
);
