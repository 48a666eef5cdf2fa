import { SKILL_LEXICON } from './skill-lexicon.ts';
import { fold, type Word, wordsOf } from './words.ts';

/** A skill found in a text: its canonical name and where it is written. */
export interface SkillHit {
  skill: string;
  start: number;
  end: number;
}

interface Sense {
  skill: string;
  /** Written exactly so, or any case when empty. */
  exact: string;
  /** A common word too: counts only among other names, as in a list or after "in" or "with". */
  listed: boolean;
}

interface Node {
  next: Map<string, Node>;
  senses: Sense[];
}

/**
 * The skills that a text claims or asks for: longest match on whole words, aliases resolved ("k8s" is Kubernetes).
 * Skills that the text denies ("no Kubernetes needed", "without Java") are left out.
 */
export function findSkills(text: string): SkillHit[] {
  return findSkillsIn(text, wordsOf(text));
}

/** The same over words that were already cut. */
export function findSkillsIn(text: string, words: readonly Word[]): SkillHit[] {
  const root = lexicon();
  const hits: SkillHit[] = [];
  for (let i = 0; i < words.length; i++) {
    let node: Node | undefined = root;
    let best: { skill: string; last: number } | undefined;
    for (let j = i; j < words.length; j++) {
      const word = words[j];
      if (!word || (j > i && !joins(text, words[j - 1], word))) break;
      node = node.next.get(keyOf(word.folded));
      if (!node) break;
      const sense = node.senses.find((candidate) => holds(candidate, text, words, i, j));
      if (sense) best = { skill: sense.skill, last: j };
    }
    if (!best) continue;
    const first = words[i];
    const last = words[best.last];
    if (first && last && !isOrdinary(text, first, last) && !isDenied(text, words, i, best.last))
      hits.push({ skill: best.skill, start: first.start, end: last.end });
    i = best.last;
  }
  return hits;
}

/** Every canonical skill name of the lexicon. */
export function skillNames(): string[] {
  return entries().map((entry) => entry.name);
}

let root: Node | undefined;

function lexicon(): Node {
  if (root) return root;
  const built: Node = { next: new Map(), senses: [] };
  for (const { name, aliases } of entries()) for (const alias of aliases) plant(built, name, alias);
  root = built;
  return built;
}

function entries(): { name: string; aliases: string[] }[] {
  const list: { name: string; aliases: string[] }[] = [];
  for (const line of SKILL_LEXICON.split(/[\n;]/)) {
    const [head = '', tail = ''] = line.split('=');
    const own = head.trim();
    if (own === '') continue;
    const name = own.replace(/^[!~]+/, '');
    const aliases = tail.split(',').map((alias) => alias.trim());
    list.push({ name, aliases: [own, ...aliases.filter((alias) => alias !== '')] });
  }
  return list;
}

function plant(tree: Node, skill: string, marked: string): void {
  const alias = marked.replace(/^[!~]+/, '');
  let node = tree;
  for (const word of wordsOf(alias)) {
    const key = keyOf(word.folded);
    const next: Node = node.next.get(key) ?? { next: new Map(), senses: [] };
    node.next.set(key, next);
    node = next;
  }
  if (node === tree) return;
  const listed = marked.startsWith('~');
  node.senses.push({ skill, exact: listed || marked.startsWith('!') ? alias : '', listed });
}

// A plural names the same skill; short words and Latin endings keep their s.
function keyOf(folded: string): string {
  if (folded.length < 5 || !folded.endsWith('s') || /(?:ss|us|is)$/.test(folded)) return folded;
  return folded.endsWith('ies') ? `${folded.slice(0, -3)}y` : folded.slice(0, -1);
}

function joins(text: string, left: Word | undefined, right: Word): boolean {
  if (!left) return false;
  const gap = text.slice(left.end, right.start);
  return gap.length <= 3 && /^[ \u00a0\t.\-–/'’&_+]*$/.test(gap);
}

function holds(
  sense: Sense,
  text: string,
  words: readonly Word[],
  from: number,
  to: number,
): boolean {
  if (sense.exact === '') return true;
  const first = words[from];
  const last = words[to];
  if (!first || !last) return false;
  const written = text.slice(first.start, last.end);
  if (written !== sense.exact && written !== sense.exact.toUpperCase()) return false;
  return !sense.listed || isListed(text, words, from, to);
}

// Names that are everyday words as well, by what follows them: "react quickly", "spring and autumn".
const ORDINARY: ReadonlyMap<string, RegExp> = new Map([
  [
    'react',
    /^ (?:to|quickly|fast|calmly|promptly|swiftly|immediately|appropriately|well|under|in)\b/i,
  ],
  [
    'spring',
    /^,? (?:and |or |to )?(?:autumn|summer|winter|fall|semester|term|season|break|holidays?|\d{4})\b/i,
  ],
]);

function isOrdinary(text: string, first: Word, last: Word): boolean {
  const follows = first === last ? ORDINARY.get(first.folded) : undefined;
  return follows?.test(text.slice(last.end, last.end + 30)) ?? false;
}

const LEADS = new Set(
  'in with using use uses our love write of and or c plus know knows knowledge languages language'.split(
    ' ',
  ),
);
const FOLLOWS = new Set(
  `and or programming developer developers engineer engineers development code coding programmer backend language
  languages services microservices scripts scripting framework experience skills api apis application applications
  embedded studio sql etc is codebase for with`.split(/\s+/),
);

// "Go", "R" and "C" are skills in a list or beside a telling word, not in "Go to market", "R&D" or "John R. Smith".
function isListed(text: string, words: readonly Word[], from: number, to: number): boolean {
  const first = words[from];
  const last = words[to];
  if (!first || !last) return false;
  const before = text.slice(Math.max(0, first.start - 3), first.start);
  const after = text.slice(last.end, last.end + 3);
  if (/[&'’]\s?$/.test(before) || /^\s?[&'’]/.test(after) || /^-/.test(after)) return false;
  const previous = words[from - 1];
  const next = words[to + 1];
  if (previous && /^[ ]+$/.test(before.slice(-1)) && DENIERS_OF_LETTER.has(previous.folded))
    return false;
  const leads =
    before.trim() === '' && from === 0
      ? true
      : /[,/(|•:;·\-*\n]\s*$/.test(before) ||
        (previous !== undefined && LEADS.has(previous.folded));
  const ends = after === '' || /^\s*[,/)|•;:·\n]/.test(after) || /^\.(?:\s|$)/.test(after);
  const follows =
    next !== undefined &&
    /^\s*$/.test(text.slice(last.end, next.start)) &&
    FOLLOWS.has(next.folded);
  if (first.end - first.start === 1 && /^\. ?[A-Z]/.test(after) && !leads) return false;
  return (
    (leads && (ends || follows)) ||
    (follows && next.folded !== 'is' && next.folded !== 'and' && next.folded !== 'or')
  );
}

const DENIERS_OF_LETTER = new Set(
  'class vitamin hepatitis plan grade section series schedule category'.split(' '),
);

const DENIALS = new Set(
  'no not without never non neither nor lack lacks excluding except kein keine keinen keinerlei ohne nicht sans pas sin'.split(
    ' ',
  ),
);
const NOTS = new Set('not isn aren nicht keine pas no'.split(' '));
const AFTER_NOT = new Set(
  'only just limited merely least more less later longer nur seulement uniquement solo solamente'.split(
    ' ',
  ),
);
const NEEDED = new Set(
  `required needed necessary mandatory essential expected requirement must used need
  erforderlich notwendig notig zwingend voraussetzung vorausgesetzt verlangt
  requis requise exige exigee obligatoire necessaire indispensable
  necesario necesaria imprescindible requerido requerida obligatorio obligatoria`.split(/\s+/),
);

/** Whether the words from..to stand under a "no", "not" or "without", or before "is not required". */
export function isDenied(text: string, words: readonly Word[], from: number, to: number): boolean {
  for (let i = from - 1, steps = 0; i >= 0 && steps < 5; i--, steps++) {
    const word = words[i];
    const right = words[i + 1];
    if (!word || !right || breaks(text.slice(word.end, right.start))) break;
    if (word.folded === 'but' || word.folded === 'however') break;
    const isShort =
      text.slice(word.end, right.start) === "'" || text.slice(word.end, right.start) === '’';
    if (DENIALS.has(word.folded) || (isShort && right.folded === 't')) {
      if (AFTER_NOT.has(right.folded)) return false;
      // "no" three words off denies only what is spoken of as needed or as experience: "no prior experience with X".
      return true;
    }
  }
  let sawNot = false;
  for (let i = to + 1, steps = 0; i < words.length && steps < 6; i++, steps++) {
    const word = words[i];
    const left = words[i - 1];
    if (!word || !left || breaks(text.slice(left.end, word.start))) break;
    if (NOTS.has(word.folded)) sawNot = true;
    else if (sawNot && NEEDED.has(word.folded)) return true;
  }
  return false;
}

function breaks(gap: string): boolean {
  return /[,;:!?\n•|()]|\.(?:\s|$)/.test(gap);
}

/** The canonical skill a single word or phrase names, if it names one. */
export function skillNamed(phrase: string): string | undefined {
  const hit = findSkills(phrase)[0];
  return hit && fold(phrase.slice(hit.start, hit.end)) === fold(phrase.trim())
    ? hit.skill
    : undefined;
}
