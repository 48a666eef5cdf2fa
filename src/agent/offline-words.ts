/** Words that a request may begin with. A clause that begins with one of them may be a request of its own. */
const VERBS = list(`
  find search look looking show open save keep bookmark shortlist move mark drop draft write compose
  prepare send mail email compare explain apply mention attach tell list remove delete add make change
  leave ask check correct remember read give get contact message include rank score describe display
  set put forget shorten lengthen want need prefer discard archive use omit skip browse hide block
`);

/** Words that matter anywhere in a request, and are mistyped often enough. */
const NOUNS = list(`
  pipeline interview shorter longer formal subject details second third remote salary message manager
  recruiter friendlier warmer similar
`);

const KNOWN = new Set([
  ...VERBS,
  ...NOUNS,
  // Words one letter away from a verb that must stay what they are.
  ...list(`
  sent mind kind fine mark dark lend spend seven same like love more most some have here there then
  than them they that what when where with work role jobs just only list lost last best late female
  male mails emails drafts letter format normal seconds remotely scores finds tall hope open take
  makes gate meet seen gets been lists sets live lead real head lock book cook took slow shop stop
  step were white quite hello tells ends cheers thanks formally remotive interviews subjects managers
  recruiters messages hire hired side wide tide ride black clock stock flock bloc
`),
]);

const FILLERS =
  /^(?:(?:ok|okay|hey|hi|hello|well|so|now|and|also|then|please|pls|just|yes|great|perfect|thanks|cool|good|sure|alright|right)[,!. ]+|(?:can|could|would|will) (?:you|u|we|i)(?: please)?(?: also)? |(?:i'?d|i would) like you to |i (?:want|need) you to |i(?:'?d| would)? (?:just |really |only )*(?:want|like|need) to (?=(?:find|search|look|see|save|write|send|apply|compare|open|change|draft)\b)|you (?:can|may|could) |(?:it |that )?(?:looks|sounds) good[,. ]+(?:and )?|go ahead and |let'?s |help me (?:to )?|try to )+/i;

/** Takes greetings and politeness off both ends: "ok, can you please save 2" is "save 2". */
export function withoutFillers(text: string): string {
  const trimmed = text.trim();
  const rest = trimmed
    .replace(FILLERS, '')
    .replace(/[,\s]+(?:please|pls|thanks|thank you|thx)[.!]*$/i, '')
    .trim();
  return rest === '' ? trimmed : rest;
}

/**
 * Puts slips in the words that steer a request right ("serach", "pipline"). All other words stay as written: parts of
 * addresses, and names, which are known by their capital letter.
 */
export function withoutSlips(text: string): string {
  let position = 0;
  return withoutFillers(text).replace(/(?<=^|\s)([\p{L}']+)(?=[.,;:!?]*(?:\s|$))/gu, (word) => {
    position += 1;
    const folded = word.toLowerCase();
    if (folded.length < 4 || KNOWN.has(folded)) return word;
    if (position > 2 && word !== folded) return word;
    return nearest(folded, position <= 2 ? VERBS : []) ?? nearest(folded, NOUNS) ?? word;
  });
}

/** Nobody asks for more at once; a pasted text shall not become a hundred requests. */
const MOST_CLAUSES = 8;

/**
 * The requests of one message: "save 1 and 3 and show my pipeline" are two. A cut is made only where the rest begins
 * with a word that can begin a request, and where `isRequest` agrees.
 */
export function clausesOf(text: string, isRequest: (clause: string) => boolean): string[] {
  const clauses: string[] = [];
  let rest = text.trim();
  let from = 0;
  while (rest !== '' && clauses.length < MOST_CLAUSES - 1) {
    const cut = nextCut(rest, from);
    if (!cut) break;
    const tail = withoutSlips(rest.slice(cut.end));
    const first =
      tail
        .split(/\s/)[0]
        ?.toLowerCase()
        .replace(/[^a-z']/g, '') ?? '';
    const head = rest.slice(0, cut.start).trim();
    if (STARTS.has(first) && head !== '' && isRequest(tail)) {
      clauses.push(head);
      rest = rest.slice(cut.end);
      from = 0;
    } else from = cut.end;
  }
  return [...clauses, rest].map((clause) => clause.trim()).filter((clause) => clause !== '');
}

const STARTS = new Set([
  ...VERBS,
  ...list(`
  i i'm i'd my what why how which no only any more shorter longer without warmer friendlier at
`),
]);

function nextCut(text: string, from: number): { start: number; end: number } | null {
  const cut =
    /\s*(?:[;\n]|[.!?](?=\s)|,?\s+(?:and|then|but|plus|also)\s+|,\s)\s*(?:(?:and|then|also|but)\s+)*/gi;
  cut.lastIndex = from;
  const found = cut.exec(text);
  return found ? { start: found.index, end: found.index + found[0].length } : null;
}

/** The one candidate within one slip (two in words of nine letters and more); null when none is that near. */
function nearest(word: string, candidates: readonly string[]): string | null {
  const allowed = word.length >= 9 ? 2 : 1;
  let best: string | null = null;
  let bestDistance = allowed + 1;
  for (const candidate of candidates) {
    if (candidate.length < 4 || Math.abs(candidate.length - word.length) > allowed) continue;
    const distance = slips(word, candidate);
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** Damerau-Levenshtein distance in its restricted form: insertions, deletions, changes, neighbours swapped. */
function slips(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

function list(words: string): string[] {
  return words.trim().split(/\s+/);
}
