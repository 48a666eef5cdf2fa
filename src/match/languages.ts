import { bindingOf, clausesOf } from './demand-words.ts';
import { languagesIn } from './language-names.ts';
import type { Line } from './sections.ts';
import { textLanguage } from './text-language.ts';

/** A language that a posting asks for; any one of `any` will do ("English or German"). */
export interface LanguageNeed {
  any: string[];
  need: 'must' | 'nice';
  /** 1 to 6 for A1 to C2, where the posting says how well. */
  level?: number;
  quote: string;
}

export interface SpokenLanguage {
  code: string;
  level?: number;
  quote: string;
}

/** What a client speaks. `isListed`: they listed languages, so one that is not named is not spoken. */
export interface Tongues {
  spoken: SpokenLanguage[];
  isListed: boolean;
}

const LEVELS: readonly (readonly [number, RegExp])[] = [
  [
    6,
    /\b(?:c2|native|mother tongue|first language|bilingual|muttersprach\w*|langue maternelle|bilingue|nativ[oa]|lengua materna)\b/iu,
  ],
  [
    5,
    /\b(?:c1|fluen(?:t|cy|tly)|proficien(?:t|cy)|business[- ](?:level|fluent|proficient)|(?:full )?professional|advanced|excellent|verhandlungssicher\w*|fließend\w*|sehr gut\w*|courant|couramment|avanzado|fluido|nivel alto|full command|impeccable|perfekt\w*)\b/iu,
  ],
  [
    4,
    /\b(?:b2|good|working (?:knowledge|proficiency)|upper[- ]intermediate|gute?[nr]?|bon niveau|maîtrise|buen nivel|confident|strong|solid)\b/iu,
  ],
  [3, /\b(?:b1|conversational|intermediate|limited working|intermedio|intermédiaire)\b/iu],
  [2, /\b(?:a2|basic(?:s)?|elementary|some|grundkenntnisse|notions|básico|scolaire)\b/iu],
  [1, /\b(?:a1|beginner|anfänger)\b/iu],
];
const SPEAKING =
  /\b(?:speak(?:s|er|ers|ing)?|spoken|written|verbal|oral|language|languages|sprache|sprachkenntnisse|sprechen|wort und schrift|langue|parl(?:er|é|ez)|idiomas?|habl\w+|hablado|communication skills|command|literate|kenntnisse|knowledge of|in english|a must)\b|kenntnisse\b|[- ]speaking\b|sprachig/iu;
const LIST_WORD = /^(?:and|or|und|oder|et|ou|y|o|e|in|the|both|as|well|\/|&|\+|[-–,:()])$/u;

/** The languages that a posting asks for, demands first as they stand. */
export function languageNeedsOf(title: string, lines: readonly Line[]): LanguageNeed[] {
  const needs: LanguageNeed[] = [];
  if (
    !NOT_ASKED.test(title) &&
    /speak|sprachig|\bwith (?:\w+ )?\w+$|\bparlant|\bhabla/iu.test(title)
  )
    for (const { code } of languagesIn(title))
      needs.push({ any: [code], need: 'must', quote: title });
  for (const line of lines) {
    if (line.kind === 'benefits' || line.kind === 'equal' || line.kind === 'company') continue;
    if (languagesIn(line.text).length > 0) needs.push(...needsOfLine(line));
  }
  const known = new Set<string>();
  return needs.filter((need) => {
    const key = `${need.any.join()}${need.need}`;
    const isNew = !known.has(key) && !known.has(`${need.any.join()}must`);
    known.add(key);
    return isNew;
  });
}

function needsOfLine({ text, kind }: Line): LanguageNeed[] {
  const needs: LanguageNeed[] = [];
  let carried: { need: 'must' | 'nice'; level: number | undefined } | undefined;
  for (const clause of clausesOf(text)) {
    const named = languagesIn(clause.text);
    if (named.length === 0) continue;
    const said = bindingOf(clause.text);
    const level = levelNear(clause.text, named);
    const isBare = isNamesOnly(clause.text, named);
    if (NOT_ASKED.test(clause.text)) continue;
    const speaks = level !== undefined ? isAbout(clause.text, named) : SPEAKING.test(clause.text);
    if (said === 'waived') {
      carried = undefined;
      continue;
    }
    // "English and German required", or a list item of a requirements section that is a name and nothing else.
    const isDemand =
      speaks || (said !== undefined && isAbout(clause.text, named)) || (isBare && kind === 'must');
    if (isDemand) carried = { need: said ?? (kind === 'nice' ? 'nice' : 'must'), level };
    else if (!isBare || !carried) continue;
    if (!carried) continue;
    for (const any of alternatives(clause.text, named)) {
      const need: LanguageNeed = { any, need: carried.need, quote: text };
      if (carried.level !== undefined) need.level = carried.level;
      needs.push(need);
    }
  }
  // A binding at the end of the line holds for the names before it: "German, French or Dutch, each a plus".
  return needs;
}

const NOT_ASKED =
  /\b(?:families|students|customers|clients|guests|patients|users|residents|children|people) (?:who )?speak|\b(?:speakers of other|other than|second language|foreign language)\b|\bdegree in\b|\bmajor in\b|\besl\b/iu;

// "Good knowledge of the German market" and "an excellent French restaurant" speak of no language.
const THINGS =
  /^\W{0,2}(?:markets?|customers?|clients?|teams?|office|company|companies|law|cuisine|restaurants?|food|cooking|teachers?|literature|history|culture|accounting|gaap|tax|speaking market|breakfast|bulldog|regulations?|authorities|subsidiary|branch|headquarters|standards?|market|bank|railways?)\b/iu;

function isAbout(clause: string, named: readonly { start: number; end: number }[]): boolean {
  return named.some(({ end }) => !THINGS.test(clause.slice(end)));
}

function isNamesOnly(clause: string, named: readonly { start: number; end: number }[]): boolean {
  let rest = clause;
  for (const { start, end } of [...named].reverse()) rest = rest.slice(0, start) + rest.slice(end);
  return rest.split(/\s+/).every((word) => word === '' || LIST_WORD.test(word.toLowerCase()));
}

function alternatives(
  clause: string,
  named: readonly { code: string; start: number; end: number }[],
): string[][] {
  const groups: string[][] = [];
  named.forEach(({ code, start }, at) => {
    const before = named[at - 1];
    const last = groups.at(-1);
    const gap = before ? clause.slice(before.end, start) : '';
    if (
      last &&
      before &&
      /^[^.;]{0,12}(?:\bor\b|\boder\b|\bou\b|\s[oó]\s|\/)\s*(?:\w+ )?$/iu.test(gap)
    )
      last.push(code);
    else groups.push([code]);
  });
  return groups;
}

const HEADING =
  /^\W*(?:foreign )?(?:languages?|language skills|sprachen|sprachkenntnisse|langues|idiomas|lingue)\b/iu;

/** The languages of a CV, of what the client stated, and the one the CV is written in. */
export function tonguesOf(lines: readonly string[], stated: string | undefined): Tongues {
  const spoken = new Map<string, SpokenLanguage>();
  let isListed = false;
  const note = (line: string, text: string) => {
    for (const clause of clausesOf(text)) {
      if (bindingOf(clause.text) === 'waived' || /\b(?:no|not|kein)\b/iu.test(clause.text))
        continue;
      for (const { code, end } of languagesIn(clause.text)) {
        const level =
          levelIn(clause.text) ??
          levelIn(/^\s*\(([^)]*)\)/u.exec(text.slice(clause.start + end))?.[1] ?? '');
        const known = spoken.get(code);
        if (known && (known.level ?? 0) >= (level ?? 0)) continue;
        spoken.set(
          code,
          level === undefined ? { code, quote: line } : { code, level, quote: line },
        );
      }
    }
  };
  if (stated !== undefined && languagesIn(stated).length > 0) {
    isListed = true;
    note(stated, stated);
  }
  let inSection = 0;
  for (const line of lines) {
    const isHeading = HEADING.test(line) && line.length <= 140;
    inSection = isHeading ? 9 : Math.max(0, inSection - 1);
    if (languagesIn(line).length === 0) continue;
    const isItem = inSection > 0 && line.length <= 120;
    const isSaid =
      (levelIn(line) !== undefined ||
        /\bspeak(?:s|er|ing)?\b|\bspreche\b|\bparle\b|\bhablo\b/iu.test(line)) &&
      line.length <= 160 &&
      isAbout(line, languagesIn(line)) &&
      /speak|fluent|native|mother|[abc][12]\b|muttersprach|fließend|verhandlungssicher|courant|bilingu|proficien|conversational|nativ|maternelle|spreche|parle|hablo/iu.test(
        line,
      );
    if (!isItem && !isSaid) continue;
    // A sentence that names one language in passing does not make a list; a section or two names do.
    if (isItem || languagesIn(line).length > 1) isListed = true;
    note(line, line);
  }
  const own = textLanguage(lines.join('\n'));
  if (own !== undefined && !spoken.has(own)) spoken.set(own, { code: own, level: 5, quote: '' });
  return { spoken: [...spoken.values()], isListed };
}

/** A language that is not spoken fails only where the client listed theirs; a level only when it is two steps short. */
export function languageVerdict(
  need: LanguageNeed,
  { spoken, isListed }: Tongues,
): { verdict: 'pass' | 'fail' | 'unknown'; cvQuote?: string } {
  const held = spoken.filter(({ code }) => need.any.includes(code));
  const best = held.reduce<SpokenLanguage | undefined>(
    (top, one) => (!top || (one.level ?? 5) > (top.level ?? 5) ? one : top),
    undefined,
  );
  if (!best) return { verdict: isListed ? 'fail' : 'unknown' };
  const quoted = best.quote === '' ? {} : { cvQuote: best.quote };
  if (need.level === undefined || best.level === undefined) return { verdict: 'pass', ...quoted };
  const short = Math.min(need.level, 5) - best.level;
  return { verdict: short <= 0 ? 'pass' : short >= 2 ? 'fail' : 'unknown', ...quoted };
}

const NEAR = 40;

/** The level that stands beside one of the names: "strong focus on closing, and the German …" says none. */
function levelNear(
  text: string,
  named: readonly { start: number; end: number }[],
): number | undefined {
  const first = named[0];
  const last = named.at(-1);
  if (!first || !last) return undefined;
  return levelIn(text.slice(Math.max(0, first.start - NEAR), last.end + NEAR));
}

function levelIn(text: string): number | undefined {
  return LEVELS.find(([, pattern]) => pattern.test(text))?.[0];
}
