import { jobNumbers } from './offline-numbers.ts';
import { phrase, type Rule, use } from './offline-rule.ts';

const COMPANY = '(?:company|employer|firm|place|lot|agency)';
const HIDE =
  /^(?:please )?(?:hide|block|blacklist|mute|ban|ignore|rule out|never show(?: me)?|stop showing(?: me)?|(?:do not|don'?t) (?:ever )?show(?: me)?)(?: anything| any(?: more)? jobs| jobs)?(?: (?:from|at|of|by))?\s+(.+)$/i;
const NO_MORE =
  /^(?:no|nothing)(?: more)?(?: (?:jobs?|offers?|postings?|roles?|results?))?(?: more)? (?:from|at|of|by) (.+)$|^i (?:do not|don'?t|never|won'?t|will not) (?:ever )?(?:want to )?work (?:for|at) (.+)$/i;
const TAIL = /\s+(?:any ?more|again|ever(?: again)?|please|from now on|jobs?|postings?|ads?)$/i;
/** Nothing that a company could be called. */
const NO_NAME =
  /^(?:me|all|more|less|my .*|the (?:list|pipeline|score|rest|others?).*|(?:agencies|recruiters).*|.*\b(?:instructions?|messages?|prompts?)\b.*)$/i;

/** "hide this company", "hide the company of 2", "no more jobs from Acme", "block Acme": what is ruled out from now on. */
export const hideRule: Rule = (clause, context) => {
  const said = clause.replace(/[.!]+$/, '').trim();
  if (/^forget (?:what|whom|the companies(?: that)?|everything) i (?:have )?ruled out$/i.test(said))
    return use('remember_preference', { key: 'must_not', value: '' });
  const found = HIDE.exec(said) ?? NO_MORE.exec(said);
  let target = (found?.[1] ?? found?.[2] ?? '').trim();
  for (let before = ''; before !== target; ) {
    before = target;
    target = target.replace(TAIL, '');
  }
  if (target === '') return dislike(said, context);
  const names = new RegExp(
    `^(?:this|that|the|its|their|(?:number |job |#)?\\d{1,2}'s) (?:same )?${COMPANY}\\b(.*)$`,
    'i',
  ).exec(target);
  if (names) {
    const [job] = jobNumbers(names[1]?.trim() ? names[1] : `it ${target}`, context);
    return job === undefined ? { say: 'whichJob' } : rulesOut(job);
  }
  if (NO_NAME.test(target) || target.split(/\s+/).length > 6) return null;
  if (jobNumbers(target, context).length > 0) return { say: 'hideWhat' };
  return use('remember_preference', { key: 'must_not', value: phrase(target).slice(0, 200) });
};

/** "I don't like the first one", "not 1": one job cannot be hidden, only its company ruled out. */
function dislike(said: string, context: Parameters<Rule>[1]): ReturnType<Rule> {
  const disliked =
    /^(?:not|i (?:do not|don'?t|dont) (?:like|want)|i hate|i dislike)\s+(?:the )?(.{1,30})$/i.exec(
      said,
    )?.[1];
  if (disliked === undefined || context.topic === 'draft') return null;
  return /^(?:(?:number |job |#)?\d{1,2}|(?:first|second|third|fourth|fifth|last)(?: one| job)?|it|this one|that one|this job|that job)$/i.test(
    disliked,
  ) && jobNumbers(disliked, context).length > 0
    ? { say: 'hideWhat' }
    : null;
}

function rulesOut(job: number) {
  return use('remember_preference', { key: 'must_not', value: '', company_of: job });
}
