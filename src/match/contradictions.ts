import type { MatchPosting } from './match-input.ts';
import { levelOf, yearsAsked } from './seniority.ts';

/** A posting whose field and text do not agree; shown to the client, and no gate fails on such a field. */
export interface Contradiction {
  field: 'remote' | 'pay' | 'seniority';
  text: string;
  quote: string;
}

const ONSITE =
  /\b(?:no remote|not (?:a )?remote|remote (?:work )?(?:is )?not (?:possible|available|offered|an option)|on-?site only|100 ?% on-?site|fully on-?site|(?:[3-5]|three|four|five) days (?:a|per) week (?:in|at|on)[ -](?:the |our )?(?:office|site)|in[- ]office (?:role|position|only)|must (?:work|be) (?:on-?site|in the office)|kein homeoffice|(?:pas de|sans) télétravail|sin teletrabajo)\b/iu;
const REMOTE =
  /\b(?:fully remote|100 ?% remote|remote[- ]only|remote[- ]first (?:role|position|job)|this (?:is a|role is|position is) (?:fully )?remote|work from anywhere|vollständig remote|100 ?% homeoffice|100 ?% télétravail|100 ?% remoto)\b/iu;
const UNPAID =
  /\b(?:unpaid|no (?:salary|pay)\b|commission[- ]only|equity[- ]only|volunteer (?:role|position)|unbezahlt\w*|non rémunérée?|no remunerad[oa])\b/iu;

/** Where the board's own fields say one thing and the text another, with the text's words. */
export function contradictionsOf(posting: MatchPosting, lines: readonly string[]): Contradiction[] {
  const found: Contradiction[] = [];
  const add = (field: Contradiction['field'], text: string, quote: string | undefined) => {
    if (quote !== undefined) found.push({ field, text, quote });
  };
  const first = (pattern: RegExp) => lines.find((line) => pattern.test(line));
  if (posting.remote === 'remote')
    add('remote', 'The board says remote, the text does not', first(ONSITE));
  if (posting.remote === 'onsite')
    add('remote', 'The board says on site, the text says remote', first(REMOTE));
  if (posting.pay?.min || posting.pay?.max)
    add('pay', 'The board names a salary, the text says there is none', first(UNPAID));
  const level = levelOf(posting.title);
  const asked =
    level === 0 || level === 1
      ? lines.find((line) => (yearsAsked(line)?.years ?? 0) >= 5)
      : undefined;
  add('seniority', 'The title is for a beginner, the text asks for years of experience', asked);
  return found;
}
