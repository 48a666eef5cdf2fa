import { jobNumbers } from './offline-numbers.ts';
import { phrase, type Rule, use } from './offline-rule.ts';

const STAGE_WORDS =
  'saved|drafted|contacted|applied|interview(?:ing|s|ed)?|offer(?:ed|s)?|closed|rejected|declined|withdrawn|done|removed';

/** "why did 3 score lower?", "compare 1 and 2", "is the second a good fit?". */
export const scoreRule: Rule = (clause, context) => {
  const asks =
    /\b(?:compare|score[sd]?|scoring|rank(?:s|ed|ing)?|fits?|match(?:es)?|suit(?:s|ed|able)?|missing|differen(?:t|ce)|better|worse|qualified|chances?)\b/i.test(
      clause,
    ) ||
    /^why\b/i.test(clause) ||
    /^explain\b/i.test(clause);
  const asksForJobs =
    /^(?:find|search|show me|look|any|i need|i want|get me|give me)\b.*\b(?:jobs?|roles?|positions?|work|openings?)\b/i;
  if (!asks || asksForJobs.test(clause)) return null;
  const among = /^compare (?:them|these|those)\b/i.test(clause) ? 'all' : clause;
  const jobs = jobNumbers(among, context).slice(0, 5);
  if (jobs.length > 0) return use('score_match', { jobs });
  // The list is in the order of the scores, so the best are its first.
  if (
    /^(?:which|what)\b(?!.*\bjobs\b).*\b(?:best|better|fits?|suits?)\b/i.test(clause) &&
    (context.shown ?? 0) > 1
  )
    return use('score_match', { jobs: [1, 2] });
  return /^(?:why|compare|explain|how (?:well|good))\b/i.test(clause) && context.shown !== null
    ? { say: 'whichJob' }
    : null;
};

/** "move 2 to interview", "I applied to 1", "drop 3", "I got an offer for the second". */
export const moveRule: Rule = (clause, context) => {
  const [job] = jobNumbers(
    clause.replace(/\b(?:first|second|third|final|last) (?:round|interview)\b/gi, 'interview'),
    context,
  );
  const to = new RegExp(
    `\\b(?:move|mark|set|put|change|update)\\b.*?\\b(?:to|as|into|in|at|under|on)\\s+(?:the\\s+)?(?:stage\\s+)?["']?(${STAGE_WORDS}|[a-z]+)["']?(?:\\s+stage)?[.! ]*$`,
    'i',
  ).exec(clause);
  const stage = to?.[1]
    ? to[1].toLowerCase()
    : /\b(?:interview|invited|phone screen)/i.test(clause) &&
        /\b(?:got|have|had|invited|scheduled|did|passed)\b/i.test(clause)
      ? 'interview'
      : /\b(?:got|received|have|made me|gave me)\b.*\boffer\b/i.test(clause)
        ? 'offer'
        : /\b(?:rejected|declined|turned me down|said no|refused me|withdr[ae]wn?|ghosted)\b/i.test(
              clause,
            )
          ? 'closed'
          : /\bi(?:'ve| have)?(?: already| just)? (?:applied|sent (?:my|the|an) application)\b/i.test(
                clause,
              )
            ? 'applied'
            : /\bi(?:'ve| have)?(?: already| just)? (?:contacted|wrote to|written to|messaged)\b/i.test(
                  clause,
                )
              ? 'contacted'
              : /^(?:drop|remove|delete|discard|archive|forget|unsave|(?:i'?m |i am )?not interested in)\b/i.test(
                    clause,
                  ) && !/\b(?:skill|fact|preference|my cv)\b/i.test(clause)
                ? 'removed'
                : null;
  if (stage === null || (to && /^(?:list|pipeline|cv|shorter|longer)$/.test(stage))) return null;
  if (job !== undefined) return use('move_in_pipeline', { job, stage });
  return to || /\bjob\b|\bpipeline\b|\bit\b/i.test(clause) ? { say: 'whichJob' } : null;
};

/** "save 1 and 3", "keep the first two", "add 2 to my pipeline", "I like the last one". */
export const saveRule: Rule = (clause, context) => {
  const asks =
    /^(?:save|keep|bookmark|shortlist|star|store|pin)\b/i.test(clause) ||
    /\b(?:add|put)\b.*\b(?:pipeline|list|shortlist|favou?rites|saved)\b/i.test(clause) ||
    /^i (?:really )?(?:like|love|am interested in)\b/i.test(clause) ||
    /^i'm interested in\b/i.test(clause);
  if (!asks) return null;
  const jobs = jobNumbers(clause, context).slice(0, 10);
  if (jobs.length > 0) return use('save_job', { jobs });
  return /^(?:save|keep|bookmark|shortlist)\b/i.test(clause) && clause.split(/\s+/).length <= 5
    ? { say: 'whichJob' }
    : null;
};

export const pipelineRule: Rule = (clause) =>
  /\bpipeline\b|\b(?:saved|shortlisted|my) (?:jobs|applications|list)\b|\b(?:have i|did i|i have|i've) (?:saved?|kept|shortlisted)\b|\bwhere do (?:my|i) .*stand\b/i.test(
    clause,
  )
    ? use('list_pipeline')
    : null;

/** "tell me more about 2", "open 3", "details of the first", or only "2". */
export const showRule: Rule = (clause, context) => {
  if (
    /\b(?:more|other|similar) (?:jobs|results|roles|positions|like)\b|\blike\b|\d more\b/i.test(
      clause,
    )
  )
    return null;
  const asks =
    /\b(?:tell me|more|details?|describe|info(?:rmation)?|read|open|expand|what(?:'s| is| does| are)|who is|where is|how much)\b/i.test(
      clause,
    ) ||
    /^(?:is|are|does|has)\b.*(?:\d|\b(?:first|second|third|fourth|fifth|last|it|this|that)\b)/i.test(
      clause,
    ) ||
    /^(?:show|see|view|display|look at|give|list|about|(?:and )?what about|how about)\b/i.test(
      clause,
    );
  const bare =
    /^(?:the )?(?:#|no\.? ?|number |job )?(?:\d{1,2}|first|second|third|fourth|fifth|last)(?: one| job)?[.!? ]*$/i.test(
      clause,
    );
  if (!asks && !bare) return null;
  const jobs = jobNumbers(clause, context).slice(0, 3);
  if (jobs.length === 0) return null;
  // "show me 3 nurse jobs" wants a list of three, not the third job.
  return /\b\d{1,2}\s+(?:more\s+)?(?:[\w-]+\s+){0,3}(?:jobs|roles|positions|openings|results)\b/i.test(
    clause,
  )
    ? null
    : jobs.map((job) => use('show_job', { job }));
};

/** "look on remotive for rust jobs", "ask the board greenhouse:acme for data jobs": a live look-up, which needs a yes. */
export const lookupRule: Rule = (clause) => {
  const days = daysIn(clause);
  const said = clause
    .replace(
      /[,;]?\s*(?:and |but )?(?:you (?:may|can|could|are allowed to)|i allow (?:you|it|this|that)|allowed|permission)\b.*$/i,
      '',
    )
    .replace(
      /\s+(?:for )?(?:the )?(?:next )?(?:\d{1,2} days?|a week|one week|two weeks|a month)[.! ]*$/i,
      '',
    )
    .replace(/[.!?]+$/, '');
  const board =
    '(?:the )?(?:job )?(?:board |site )?([a-z][\\w-]*(?:[:.][\\w.-]+)?)(?: board| site)?(?:,? live)?';
  const forms: [RegExp, number, number][] = [
    [
      new RegExp(
        `^(?:look|search|check|browse|go)(?: up| live| around)? (?:on|at|in|over) ${board} for (.+)$`,
        'i',
      ),
      1,
      2,
    ],
    [new RegExp(`^(?:ask|query) ${board} (?:for|about|if they have) (.+)$`, 'i'), 1, 2],
    [new RegExp(`^(?:search|check|browse|look up) ${board} (?:for|about) (.+)$`, 'i'), 1, 2],
    [
      /^(?:look|search|find|look up|check)(?: up| me| for)* (.+?) (?:on|at) (?:the )?(?:job )?(?:board |site )?([a-z][\w-]*:[\w.-]+|remotive|arbeitnow|greenhouse|lever|ashby|remoteok|hackernews|hn|usajobs|adzuna|jobicy|himalayas|weworkremotely|themuse|[a-z][\w-]*(?= board| live| site))\b.*$/i,
      2,
      1,
    ],
  ];
  for (const [form, boardAt, queryAt] of forms) {
    const found = form.exec(said);
    const name = found?.[boardAt]?.toLowerCase() ?? '';
    const query = phrase(found?.[queryAt]);
    if (found && query !== '' && !NO_BOARD.has(name))
      return use('lookup_jobs', { board: name, query, days });
  }
  return null;
};

const NO_BOARD = new Set(
  'web internet net google online the a an my me you index desk here it them jobs job list again everything somewhere there your this that around work roles remote live human person people manager recruiter'.split(
    ' ',
  ),
);

function daysIn(clause: string): number | undefined {
  const count = /\b(\d{1,2})\s+days?\b/i.exec(clause)?.[1];
  if (count) return Math.min(30, Math.max(1, Number(count)));
  if (/\b(?:a|one|this|next) week\b/i.test(clause)) return 7;
  if (/\btwo weeks\b/i.test(clause)) return 14;
  return /\b(?:a|one|this|next) month\b/i.test(clause) ? 30 : undefined;
}
