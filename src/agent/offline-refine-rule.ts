import { phrase, type Rule, use } from './offline-rule.ts';

const EMPLOYMENT =
  'part[- ]?time|full[- ]?time|contract|freelance|temporary|permanent|internships?|teilzeit|vollzeit|temps partiel|temps plein|media jornada';
const SHIFT =
  '(?:no |not |without )?(?:night ?shifts?|day ?shifts?|nights?|days|evenings?|mornings?|weekends?|shifts?)';
const LEVEL = 'junior|senior|entry[- ]level|graduate';
/** How far somebody would go; the desk knows no distances and says so. */
const DISTANCE =
  "(?:(?:within|under|less than|max(?:imum)?|at most|up to|no more than|not more than) )?\\d{1,3} ?(?:km|kms|kilomet(?:er|re)s?|mi|miles?|min|minutes?)(?: (?:away|drive|walk|by car|by bus|max))*(?: (?:of|from|around) [\\p{L}' -]{2,40})?";
const WISH = `(?:${EMPLOYMENT}|${SHIFT}|${LEVEL}|${DISTANCE}|(?:in|near|around) [\\p{L}][\\p{L}'. -]{1,40})`;
const REFINEMENT = new RegExp(
  `^(?:(?:and|but|so|ok|then)[, ]+)?(?:i (?:only |just )?(?:want|need|can (?:only )?(?:do|work)|prefer|work) (?:only )?|only |just |rather |instead |what about |how about |show (?:me )?only |it (?:has|must) (?:to )?be |must be |has to be )?(?:only |to work )?(${WISH}(?:(?:,? and |, ?| )(?:only )?${WISH}){0,3})(?: (?:jobs?|work|roles?|positions?|ones?))?(?: only| please| instead| then| too| as well)*$`,
  'iu',
);

/** "only part-time", "part-time under 45 km", "in Lyon instead": the last search once more, with that. */
export const refineRule: Rule = (clause, context) => {
  const said = clause.replace(/[.!?]+$/, '').trim();
  const asked = REFINEMENT.exec(said)?.[1];
  if (asked === undefined) return null;
  const wish = phrase(asked.replace(/(?: (?:instead|please|only|then|too|as well))+$/i, ''));
  const last = context.lastQuery ?? 'jobs';
  return use('search_jobs', { query: `${withoutOpposite(last, wish)} ${wish}`.slice(0, 400) });
};

/** What the new wish replaces: the kind of work, and the place when it names another one. */
function withoutOpposite(query: string, wish: string): string {
  let left = query;
  const without = (pattern: string) => {
    if (new RegExp(pattern, 'iu').test(wish))
      left = left.replace(new RegExp(`\\b(?:${pattern})`, 'giu'), ' ');
  };
  without(`(?:${EMPLOYMENT})\\b`);
  without(`(?:${LEVEL})\\b`);
  without(`${DISTANCE}`);
  if (/\b(?:in|near|around) \p{L}/iu.test(wish))
    left = left.replace(/\b(?:in|near|around) [\p{L}'.-]+(?: \p{Lu}[\p{L}'.-]+)*/gu, ' ');
  return left.replace(/\s+/g, ' ').trim() || 'jobs';
}
