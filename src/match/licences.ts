import { bindingOf, clausesOf } from './demand-words.ts';
import { LICENCES, type Licence, mayName } from './licence-lexicon.ts';
import type { Line } from './sections.ts';

/** Licences that a posting asks for; any one of `any` will do ("RN or LPN"). */
export interface LicenceNeed {
  any: string[];
  need: 'must' | 'nice';
  /** Another way in is named beside it ("or willing to obtain one"): its absence settles nothing. */
  isOpen?: true;
  quote: string;
}

export interface LicenceHeld {
  id: string;
  quote: string;
}

const BY_ID: ReadonlyMap<string, Licence> = new Map(LICENCES.map((one) => [one.id, one]));
const ASKED =
  /\b(?:licen[cs]ed?|licensure|certifi\w+|valid|current|active|registered|registration|qualified|hold(?:s|er)?|possess\w*|obtain|eligible|\w*schein|permis|carn[eé]t?|gültige[rn]?|besitz|titulaire|en cours de validité|vigente|en posesión|abgelegt)\b/iu;

/** The licences that a posting asks for, demands as they stand. */
export function licenceNeedsOf(title: string, lines: readonly Line[]): LicenceNeed[] {
  const needs: LicenceNeed[] = [];
  const known = new Set<string>();
  const note = (need: LicenceNeed) => {
    if (need.any.every((id) => known.has(id))) return;
    for (const id of need.any) known.add(id);
    needs.push(need);
  };
  const ofTitle = mayName(title) ? namedIn(title) : [];
  if (ofTitle.length > 0) note({ any: ofTitle, need: 'must', quote: title });
  for (const { text, kind } of lines) {
    if (kind === 'benefits' || kind === 'equal' || kind === 'company' || !mayName(text)) continue;
    const whole = bindingOf(text);
    const ofLine = namedIn(text);
    const ors = text.match(OR)?.length ?? 0;
    const isChoice = ofLine.length > 1 && ors > 0;
    // "RN or LPN" is a choice of two that are known; one "or" more opens a way that is not.
    const isOpen = ors > ofLine.length - 1 || OBTAINABLE.test(text);
    for (const clause of clausesOf(text)) {
      const any = namedIn(clause.text);
      if (any.length === 0) continue;
      const said = bindingOf(clause.text) ?? whole;
      if (said === 'waived') {
        for (const id of any) known.add(id);
        continue;
      }
      // "You will work beside RNs" names a colleague; a demand has a binding word, a section or the word licence.
      const isDemand =
        said !== undefined || kind === 'must' || kind === 'nice' || isAsked(clause.text);
      if (
        !isDemand ||
        /\b(?:paid|support|work(?:ing)? (?:with|beside|alongside)|report(?:ing)? to|supervis\w+|we (?:pay|cover|help))\b/iu.test(
          clause.text,
        )
      )
        continue;
      const need = said ?? (kind === 'nice' ? 'nice' : 'must');
      const open = isOpen ? ({ isOpen } as const) : {};
      if (isChoice) note({ any: ofLine, need, quote: text, ...open });
      else for (const id of any) note({ any: [id], need, quote: text, ...open });
    }
  }
  return needs;
}

/** The licences that a CV names. */
export function licencesHeld(lines: readonly string[]): LicenceHeld[] {
  const held = new Map<string, LicenceHeld>();
  for (const line of lines) {
    if (!mayName(line)) continue;
    for (const id of namedIn(line))
      if (!held.has(id) && !isLacking(line)) held.set(id, { id, quote: line });
  }
  return [...held.values()];
}

/** Licences whose trade the CV speaks of, so that their absence from it proves nothing. */
export function licencesHinted(text: string): string[] {
  return LICENCES.filter(({ hints }) => hints.test(text)).map(({ id }) => id);
}

/**
 * Fails only where a long CV of another trade does not name the licence; the writer of a nurse's CV may well hold one
 * that it does not mention.
 */
export function licenceVerdict(
  need: LicenceNeed,
  cv: { licences: readonly LicenceHeld[]; hinted: readonly string[]; words: number },
): { verdict: 'pass' | 'fail' | 'unknown'; cvQuote?: string } {
  const held = cv.licences.find(
    ({ id }) => need.any.includes(id) || (id === 'rn' && need.any.includes('lpn')),
  );
  if (held) return { verdict: 'pass', cvQuote: held.quote };
  const mayHold =
    need.isOpen || need.any.some((id) => cv.hinted.includes(id) || BY_ID.get(id)?.seldomListed);
  return { verdict: mayHold || cv.words < FULL_CV_WORDS ? 'unknown' : 'fail' };
}

const FULL_CV_WORDS = 50;

/** "a registered nurse licence" for `rn`. */
export function licenceName(id: string): string {
  return BY_ID.get(id)?.name ?? id;
}

function namedIn(text: string): string[] {
  return LICENCES.filter(({ named }) => named.test(text)).map(({ id }) => id);
}

const isAsked = (clause: string) => ASKED.test(clause);
// "Arzt oder Ärztin" is one trade.
const OR = /\bor\b|\boder\b(?! \p{L}+in\b)|\bou\b|\so\s/giu;
const OBTAINABLE =
  /\b(?:obtain|able to (?:get|gain)|eligible|willing|in progress|progress to|working towards?|within (?:\w+ ){1,3}(?:mo|months?|yrs?|years?|weeks?|days?)\b|one of|such as|e\.g|considered|can be (?:gained|obtained)|we(?:['’]ll| will)? (?:help|train|pay)|bereitschaft|erwerben|obtenir|à passer|obtener|disposición)/iu;
const isLacking = (line: string) =>
  /\b(?:no|not|without|lapsed|expired|kein(?:en)?)\b[^.;,]{0,30}\b(?:licen[cs]e|clearance|führerschein|certificate)/iu.test(
    line,
  );
