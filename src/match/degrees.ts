import { bindingOf, clausesOf } from './demand-words.ts';
import type { Line } from './sections.ts';

/** 1 school, 2 trade or associate, 3 bachelor, 4 master, 5 doctorate. */
export type DegreeLevel = 1 | 2 | 3 | 4 | 5;

export interface DegreeNeed {
  level: DegreeLevel;
  need: 'must' | 'nice';
  /** "or equivalent experience": a lower degree settles nothing. */
  isFlexible: boolean;
  quote: string;
}

export interface DegreeHeld {
  level: DegreeLevel;
  quote: string;
}

const LEVELS: readonly (readonly [DegreeLevel, RegExp])[] = [
  [
    5,
    /\bph\.? ?d\b|\bdoctorate\b|\bdoctoral degree\b|\bdoktor(?:titel|grad|at)?\b|\bpromotion in\b|\bpromovierte?\b|\bdoctorat\b|\bdoctorado\b|\bd\.?phil\b|\bed\.?d\b/iu,
  ],
  [
    4,
    /\bmaster['’]?s?['’]? (?:degree|in\b|studies|program)|\bmaster of (?:science|arts|engineering|business|laws|education|public|fine|philosophy|commerce|technology)\b|\bmaster['’]s\b|\bmaster(?:abschluss|studium|grad)\b|\b(?:m\.?sc|m\.?eng|m\.?ed|m\.?b\.?a|mphil|llm)\b\.?|\bM\.?A\.?(?= (?:in|degree)\b)|\bM\.S\.|\bMS (?:in|degree)\b|\bdiplom-?ing|\bdiplôme d['’]ingénieur|\bbac ?\+ ?5|\bmáster en\b/iu,
  ],
  [
    3,
    /\bbachelor['’]?s?\b|\bb\.?sc\b|\bb\.?eng\b|\bb\.?com\b|\bb\.?tech\b|\bb\.?ed\b|\bllb\b|\bB\.?A\.?(?= (?:in|degree|hons)\b)|\bBA(?=,)|\bB\.S\.|\bBS (?:in|degree)\b|\bundergraduate degree\b|\b(?:university|college|four[- ]year|4[- ]year) degree\b|\b(?:abgeschlossenes|erfolgreiches) (?:[\p{L}-]+ )?(?:hoch?schul)?studium\b|\bhochschulabschluss\b|\bhochschulstudium\b|\blicence (?:en|de)\b|\bbac ?\+ ?[34]|\bgrado (?:en|universitario)\b|\blicenciatura\b|\bt[ií]tul(?:o|ación) universitari[oa]\b|\bdiplôme universitaire\b/iu,
  ],
  [
    2,
    /\bassociate['’]?s?(?: degree| of| in)\b|\b(?:abgeschlossene )?(?:berufs)?ausbildung\b|\bapprenticeship\b|\bvocational (?:training|degree|diploma|qualification)\b|\bbac ?\+ ?2|\bbts\b|\bformación profesional\b|\bhnd\b/iu,
  ],
  [
    1,
    /\bhigh[- ]school (?:diploma|degree|graduate)\b|\bg\.?e\.?d\.?\b|\babitur\b|\bbaccalauréat\b|\bbachillerato\b|\ba-levels?\b/iu,
  ],
];
const ANY_DEGREE = /\bdegree\b/iu;
const FLEXIBLE =
  /\bor (?:an? )?(?:equivalent|comparable|similar|related|relevant|commensurate)\b|\bequivalent (?:\w+ ){0,3}(?:experience|combination|qualification)|\bor (?:\w+ ){0,3}experience\b|\boder (?:eine )?(?:vergleichbare|gleichwertige|ähnliche)|\bou (?:expérience )?équivalente?|\bo (?:experiencia )?equivalente/iu;
const OR = /\bor\b|\boder\b|\bou\b|\bin lieu\b|\bsubstitut/iu;
const TRIGGER =
  /degree|bachelor|master|ph\.?\s?d|doctor|diplom|diplôm|studium|abschluss|ausbildung|apprentice|vocational|associate|\bb\.?(?:s|com|tech|eng|ed)|\bm\.?s|\bb\.?a|\bm\.?b?a|school|g\.?e\.?d|licen[cz]i|bac|grado|título|formación|máster|abitur|promotion|promovier|titulación|llb|llm|hnd|bts|levels?/u;

/** The degree a posting asks for: the lowest one of the first line that demands one. */
export function degreeNeedOf(lines: readonly Line[]): DegreeNeed | undefined {
  let wish: DegreeNeed | undefined;
  for (const { text, kind } of lines) {
    if (
      kind === 'benefits' ||
      kind === 'equal' ||
      kind === 'company' ||
      !TRIGGER.test(text.toLowerCase())
    )
      continue;
    for (const clause of clausesOf(text)) {
      const level = lowestIn(clause.text);
      if (level === undefined) continue;
      const said = bindingOf(clause.text) ?? bindingOf(text);
      if (said === 'waived') return undefined;
      const need = said ?? (kind === 'must' ? 'must' : kind === 'nice' ? 'nice' : undefined);
      if (need === undefined) continue;
      const named = LEVELS.filter(([, pattern]) => pattern.test(text)).length;
      // "A bachelor's or a master's" is a choice of two that are known; any other "or" opens another way in.
      const isFlexible = FLEXIBLE.test(text) || named === 0 || (named === 1 && OR.test(text));
      const found: DegreeNeed = { level, need, isFlexible, quote: text };
      if (need === 'must') return found;
      wish ??= found;
      break;
    }
  }
  return wish;
}

/** The highest degree that a CV names. */
export function degreeHeld(lines: readonly string[]): DegreeHeld | undefined {
  let best: DegreeHeld | undefined;
  for (const line of lines) {
    if (
      !TRIGGER.test(line.toLowerCase()) ||
      /\b(?:no|without|not? finished|dropped out|unfinished)\b.{0,20}\bdegree/iu.test(line)
    )
      continue;
    const level = LEVELS.find(([, pattern]) => pattern.test(line))?.[0];
    if (level !== undefined && level > (best?.level ?? 0)) best = { level, quote: line };
  }
  return best;
}

/** A lower degree fails a demand for a higher one; a CV that names none may only be silent. */
export function degreeVerdict(
  need: DegreeNeed,
  held: DegreeHeld | undefined,
): 'pass' | 'fail' | 'unknown' {
  if (!held) return 'unknown';
  if (held.level >= need.level) return 'pass';
  if (need.isFlexible || need.need === 'nice') return 'unknown';
  return need.level >= 4 || held.level <= 2 ? 'fail' : 'unknown';
}

/** A degree as it is spoken of in a reason. */
export const DEGREE_WORDS: Readonly<Record<DegreeLevel, string>> = {
  1: 'a school diploma',
  2: 'a trade or associate degree',
  3: "a bachelor's degree",
  4: "a master's degree",
  5: 'a doctorate',
};

function lowestIn(clause: string): DegreeLevel | undefined {
  const levels = LEVELS.filter(([, pattern]) => pattern.test(clause)).map(([level]) => level);
  if (levels.length > 0) return levels.reduce((low, level) => (level < low ? level : low));
  // "A degree in biology" without its kind is the first one.
  return ANY_DEGREE.test(clause) &&
    /\bdegree (?:in|from|is|required|or)\b|\ba degree\b|\bno (?:\w+ )?degree\b/iu.test(clause)
    ? 3
    : undefined;
}
