import { jobNumbers } from './offline-numbers.ts';
import { phrase, type Rule, use } from './offline-rule.ts';

const LEAD =
  /^(?:(?:find|search|show|get|give|list|look(?:ing)?|hunt|suggest|recommend|see|fetch|browse)\b(?: out)?(?: for)?(?: me)?(?: up)?(?: (?:the )?(?:web|internet|net|index))?(?: for)?|(?:need|want)|i(?:'m| am)? (?:looking for|searching for|after|interested in|need|want|seek(?:ing)?|would like|like)|do you have|have you got|are there|is there|what about|how about|which|what)\s+/i;
const JOB_WORD =
  /\b(?:jobs?|roles?|positions?|openings?|vacanc(?:y|ies)|work|postings?|gigs?|offers|internships?|apprenticeships?|careers?|opportunit(?:y|ies)|stellen?)\b/i;

/** "the best jobs for my CV", "jobs that match my profile", "which jobs fit me". */
const BY_CV =
  /^(?:me |the |some |any |best |right |good |suitable )*(?:jobs?|roles?|positions?|work)(?: (?:that|which|to|best|would|could|for|with|fit|fits|match|matches|matching|fitting|suit|suits|are|a|good))*(?: (?:me|my (?:cv|resume|profile|skills?|experience|background)))$/i;

/** A message of a few words that names a trade is a search, also without a verb. */
const OCCUPATION =
  /\b(?:\w*(?:engineer|developer|manager|designer|analyst|architect|scientist|consultant|accountant|technician|electrician|mechanic|therapist|assistant|administrator|specialist|programmer|teacher|lawyer|nurse|doctor|driver|writer|editor|researcher|recruiter|carpenter|plumber|baker|cook|chef|waiter|cashier|cleaner|pharmacist|dentist|midwife|secretary|marketer|tester|devops|intern|apprentice|coordinator|officer|director|representative|planner|surveyor|welder|scrum master|product owner))s?\b/i;

/** "find me remote TypeScript jobs in Europe", "any nurse jobs in Hamburg?", "more like the second", "more". */
export const searchRule: Rule = (clause, context) => {
  const said = clause.replace(/[.!?]+$/, '').trim();
  const like =
    /(?:^|\b(?:more|others?|jobs?|something|anything|similar(?: jobs?| ones?)?|ones?|roles?)\b(?: jobs?| ones?| roles?)? )(?:like|similar to|to)\b(.*)$/i.exec(
      said,
    );
  if (like) {
    const [job] = jobNumbers(like[1] ?? '', context);
    const also = /\b(?:but|only|and)\s+(.+)$/i.exec(like[1] ?? '')?.[1];
    if (job !== undefined) return use('search_jobs', { query: phrase(also), like: job });
  }
  const limit = limitIn(said);
  if (
    /^(?:any(?:thing|one)? (?:else|new)|what(?:'s| is| else is) (?:new|there)|what else)\b/i.test(
      said,
    )
  )
    return use('search_jobs', { query: '' });
  if (
    /^(?:show |give |list |get |see |find )?(?:me )?(?:some |the |any )?(?:\d{1,2} )?(?:more|next|other|others|further)(?: of (?:them|those|these))?(?: (?:jobs?|results?|ones?|roles?|positions?|please|page))*$/i.test(
      said,
    )
  )
    return use('search_jobs', { query: '', limit });
  if (
    /^(?:search|try|look|do (?:it|that)|once) (?:it )?(?:again|more)$|^again$/i.test(said) &&
    context.lastQuery !== null
  )
    return use('search_jobs', { query: context.lastQuery });
  const lead = LEAD.exec(said);
  const verb =
    /^(?:find|search|look(?:ing)? for|hunt|suggest|recommend|i(?:'m| am) (?:looking|searching))\b/i.test(
      said,
    );
  const trade = /^i(?:'m| am) (?:a |an )(.+)$/i.exec(said)?.[1];
  if (trade && OCCUPATION.test(trade)) return use('search_jobs', { query: phrase(trade) });
  const occupation =
    said.split(/\s+/).length <= 8 &&
    OCCUPATION.test(said) &&
    !/\b(?:hiring manager|recruiter)\b/i.test(said);
  const anything = /\b(?:any|some)thing (?:in|as|with|for|near|around)\s+(.+)$/i.exec(said)?.[1];
  if (anything && (lead || /^(?:any|some)thing\b/i.test(said)))
    return use('search_jobs', { query: phrase(anything) });
  if (!verb && !occupation && !JOB_WORD.test(said)) return null;
  if (
    !verb &&
    !lead &&
    !occupation &&
    !/^(?:any|some|more|remote|all|new)\b/i.test(said) &&
    !JOB_WORD.test(said.split(/\s+/).slice(0, 6).join(' '))
  )
    return null;
  // A statement about a job is not a wish for one.
  if (
    /^(?:my|i (?:have|had|was|did|do not|don'?t|can'?t|cannot|am(?! looking| searching| interested))|it|that|this|he|she|they|we|did|does|do (?!you have)|can|could|should|why|who|when|where)\b/i.test(
      said,
    )
  )
    return null;
  const asked = lead ? said.slice(lead[0].length) : said;
  // Every list is ordered by how well it fits the CV, so this asks for no more than jobs.
  if (BY_CV.test(asked)) return use('search_jobs', { query: 'jobs', limit });
  const query = phrase(
    asked
      .replace(/\b(?:do you have|are there|can you find|have you got)\s+/i, '')
      .replace(
        /^(?:me |us |some |any |a |an |the |for |new |more |\d{1,2} (?=\D*\b(?:jobs|roles|positions|openings)\b))+/i,
        '',
      ),
  );
  const empty =
    /^(?:jobs?|work|roles?|positions?|something|anything|it)?(?: for me| please)*$/i.test(query);
  // No word but "jobs" asks for all of them; an empty query would be the last one once more.
  return use('search_jobs', { query: empty ? 'jobs' : query.slice(0, 400), limit });
};

/** "3 jobs" or "five more": how many to show, at most ten. */
function limitIn(text: string): number | undefined {
  const found =
    /\b(\d{1,2}|two|three|four|five|ten)\s+(?:more\b|(?:[\w-]+\s+){0,3}(?:jobs|roles|positions|openings|results)\b)/i.exec(
      text,
    )?.[1];
  if (!found) return undefined;
  const words: Record<string, number> = { two: 2, three: 3, four: 4, five: 5, ten: 10 };
  const count = words[found.toLowerCase()] ?? Number(found);
  return count >= 1 && count <= 10 ? count : undefined;
}
