import { wishes } from './offline-draft-rules.ts';
import { jobNumbers, onlyFocus } from './offline-numbers.ts';
import { type Rule, use } from './offline-rule.ts';

/** "write a cover letter for 1", "a motivation letter for the second, formal". */
export const coverLetterRule: Rule = (clause, context) => {
  if (!/\b(?:cover|motivation|application) letter\b/i.test(clause)) return null;
  if (/^(?:send|mail|submit|show|how|what|when|why|is|was|did|has|have)\b/i.test(clause))
    return null;
  const [job = onlyFocus(context)] = jobNumbers(clause, context);
  return job === undefined
    ? { say: 'whichJob' }
    : use('draft_cover_letter', { job, ...wishes(clause) });
};

/** "follow up on 1", "write a follow-up for the second". */
export const followUpRule: Rule = (clause, context) => {
  if (!/\bfollow(?:ing)?[- ]?up\b/i.test(clause)) return null;
  if (/^(?:send|mail|submit|show|how|what|when|why|is|was|did|has|have)\b/i.test(clause))
    return null;
  const [job = onlyFocus(context)] = jobNumbers(clause, context);
  return job === undefined
    ? { say: 'whichJob' }
    : use('draft_follow_up', { job, ...wishes(clause) });
};

/** "please save that search for me": the command for it knows fewer words. */
export const saveSearchRule: Rule = (clause) =>
  /^(?:save|keep|watch|repeat|run|store|bookmark)\b[^.]*\b(?:this|that|the|my|last) (?:last )?search\b(?! for (?!me\b))/i.test(
    clause,
  )
    ? use('save_search')
    : null;
