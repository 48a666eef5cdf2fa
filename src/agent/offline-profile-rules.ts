import { type Intent, phrase, type Rule, use } from './offline-rule.ts';

const KIND =
  '(name|e-?mail|phone(?: number)?|address|place|city|location|(?:job )?title|skills?|experience|education|degree|languages?|certificates?|years(?: of experience)?|achievements?|links?)';

/** "my title is X", "correct my phone to …", "I have 7 years of experience, not 5", "remove skill Java". */
export const factRule: Rule = (clause) => {
  const said = clause.replace(/[.!]+$/, '').trim();
  const known =
    /^i (?:also |already )?(?:know|can (?:use|do)|have worked with|work with|am good at|am fluent in) (?!how|what|that|you|it|about)(.{2,80})$/i.exec(
      said,
    )?.[1];
  if (known && known.split(/\s+/).length <= 6) return skills(known);
  const unknown =
    /^i (?:do not|don'?t|no longer) (?:really )?(?:know|use) (?!how|what|that|it|if|why)(\S+(?: \S+)?)$/i.exec(
      said,
    )?.[1];
  if (unknown) return use('correct_fact', { kind: 'skill', old: phrase(unknown), value: '' });

  const years =
    /^(?:no,? )?i(?:'ve| have)?(?: have| got| actually have)? ?(\d{1,2})\+? years?(?: of)?(?: \w+){0,3}?(?:,? not (\d{1,2})(?: years?)?)?$/i.exec(
      said,
    );
  if (years?.[1]) return use('correct_fact', { kind: 'years', value: years[1] });

  const cleared = new RegExp(`^(?:remove|delete) (?:my |the )${KIND}$`, 'i').exec(said)?.[1];
  if (cleared) return use('correct_fact', { kind: kindOf(cleared), value: '' });
  const removed =
    new RegExp(`^(?:remove|delete|drop|take out) (?:my |the )?${KIND}:? (.+)$`, 'i').exec(said) ??
    swapped(
      new RegExp(
        `^(?:remove|delete|drop|take) (.+?) (?:from|off|out of) (?:my |the )${KIND}(?: list)?$`,
        'i',
      ).exec(said),
    );
  if (removed?.[1])
    return use('correct_fact', { kind: kindOf(removed[1]), old: phrase(removed[2]), value: '' });

  const added =
    new RegExp(`^add (?:the |a |my )?${KIND}:? (.+)$`, 'i').exec(said) ??
    swapped(
      new RegExp(`^add (.+?) (?:to|as a|as) (?:my |the )?${KIND}(?: list)?$`, 'i').exec(said),
    );
  if (added?.[1] && kindOf(added[1]) === 'skill') return skills(added[2] ?? '');
  if (added?.[1] && !/^(?:it|that|\d+)$/i.test(added[2] ?? ''))
    return use('correct_fact', { kind: kindOf(added[1]), value: phrase(added[2]) });

  const corrected = new RegExp(
    `^(?:no,? |actually,? )?(?:(?:correct|change|update|set|fix|replace) )?my ${KIND}(?: (?:from|,? ?not) (.+?))?(?: (?:is|are|should be|should say|to|must be|was)|:)(?: now| actually| really)? (.+?)(?:,? (?:and )?not (.+))?$`,
    'i',
  ).exec(said);
  if (
    corrected?.[1] &&
    corrected[3] &&
    !/^(?:wrong|incorrect|missing|not (?:right|correct)|outdated|old|different)\b/i.test(
      corrected[3],
    )
  )
    return use('correct_fact', {
      kind: kindOf(corrected[1]),
      // Of the others a client has one only: the tool replaces it, whatever it was.
      old: MANY.has(kindOf(corrected[1])) ? optional(corrected[2] ?? corrected[4]) : undefined,
      value: phrase(corrected[3]),
    });
  const title =
    /^i(?:'m| am) (?:actually )?(?:a|an) ([\p{L} /+.#-]{3,60}?),? (?:and )?not (?:a|an) (.+)$/iu.exec(
      said,
    );
  return title?.[1] ? use('correct_fact', { kind: 'title', value: phrase(title[1]) }) : null;
};

/** "I only want remote", "no travel", "I live in Berlin", "at least 60k". */
export const preferenceRule: Rule = (clause) => {
  const said = clause.replace(/[.!]+$/, '').trim();
  const bare = /^(?:fully )?(remote|hybrid|on-?site)(?: (?:work|jobs?))? only$/i.exec(said)?.[1];
  if (bare) return remember('remote', bare.toLowerCase().replace('-', ''));
  const forgotten =
    /^forget (?:about )?(?:my |the |that )?(goal|place|remote|pay floor|pay|salary|language|seniority|time ?zone)(?: preference| wish)?$/i.exec(
      said,
    )?.[1];
  if (forgotten) return use('remember_preference', { key: keyOf(forgotten), value: '' });
  const zone = /\b(?:time ?zone)\b.*?\b([A-Z][A-Za-z]+\/[A-Z][\w/+-]+|UTC|GMT)\b/.exec(said)?.[1];
  if (zone) return remember('time_zone', zone);
  const pay =
    /\b(?:at least|minimum(?: of)?|min\.?|not (?:less than|under|below)|no less than|above|over|more than|starting (?:at|from)|(?:pay floor|minimum (?:pay|salary)|(?:pay|salary) minimum) (?:is|of)|minimum salary:?)\s+((?:[$€£]|usd |eur |gbp |chf )?\s*\d[\d.,']*\s*(?:k\b|thousand\b)?\s*(?:[$€£]|euros?|usd|eur|gbp|chf|dollars?|pounds?)?(?:\s*(?:a|per|\/)\s*(?:year|month|hour|day|annum))?)/i.exec(
      said,
    )?.[1];
  const statesWish =
    /^(?:i|my|no|only|at least|minimum|min|nothing|not|pay|salary|remember|never|please)\b/i.test(
      said,
    );
  const seeks = /\b(?:find|search|show|look(?:ing)? for|after)\b/i.test(said);
  if (pay && statesWish && !seeks && !/\byears?\b(?! *$)/i.test(said.replace(pay, '')))
    return remember('pay_floor', pay);
  const remote =
    /^(?:i(?:'d)? (?:only |really |would )*(?:want|prefer|need|like|do|can|would like|'d like)(?: to)?(?: only)?|only|just|nothing but|preferably|remember:?(?: that)? i (?:only )?(?:want|prefer))(?: (?:work(?:ing)?|jobs?|roles?|positions?))?(?: (?:fully|in|from|only|on))*\s*(remote|hybrid|on-?site|office|home)(?:ly)?(?: (?:work|jobs?|roles?|positions?|only|please))*$/i.exec(
      said,
    )?.[1];
  if (
    remote &&
    (/\b(?:only|just|prefer|preferably|nothing but|remember|work)\b/i.test(said) ||
      !/\bjobs?|roles?|positions?\b/i.test(said))
  )
    return remember(
      'remote',
      /remote|home/i.test(remote) ? 'remote' : /hybrid/i.test(remote) ? 'hybrid' : 'onsite',
    );
  const place =
    /^(?:i (?:live|am based|'m based|reside)|i'm based|i(?:'m| am) (?:living|located)|based) (?:in|near|at) (.+)$/i.exec(
      said,
    )?.[1] ??
    /^(?:i (?:only )?(?:want|prefer|would like|'d like) to (?:work|live|stay|move)|only) (?:in|to|near) ((?!remote|home|hybrid).+)$/i.exec(
      said,
    )?.[1];
  if (place) return remember('place', place);
  const goal =
    /^(?:my (?:goal|dream|aim) is(?: to)?(?: become| be| work as)?|i (?:want|would like|'d like) to (?:become|be|work as)|my dream job is) (?:a |an )?(.+)$/i.exec(
      said,
    )?.[1];
  if (goal) return remember('goal', goal);
  const seniority =
    /^(?:i(?:'m| am| only want| want| prefer| look for)?|only|just)\s*(?:a |an )?(junior|entry[- ]level|mid(?:[- ]level)?|senior|lead|staff|principal|head)(?: level)?(?: (?:roles?|jobs?|positions?|level|only|engineer|developer|ones?))*$/i.exec(
      said,
    )?.[1];
  if (seniority) return remember('seniority', seniority.toLowerCase());
  const language =
    /^(?:i (?:only )?(?:speak|work in|want to work in)|the language (?:should|must) be|only jobs in|answer in|write in) ((?:english|german|french|spanish|italian|dutch|portuguese|polish|[A-Z][a-z]+ish)(?:\W+(?:and|or)?\s*(?:english|german|french|spanish|italian|dutch|portuguese|polish))*)(?: only)?$/i.exec(
      said,
    )?.[1];
  if (language) return remember('language', language);
  const never =
    /^(?:i (?:do not|don'?t|never|won'?t|will not|cannot|can'?t) (?:want(?: any| to)?|like|do|accept|work (?:in|for|at|with)|need)|no|never|nothing with|not|avoid|exclude|without) (?:to )?(?:for |with |in |at )?(?:any )?((?!no\b|thanks?|thank|problem|worries|idea|need|way|longer|more|matter|one\b|yet|now|really|sure|bad).{2,80})$/i.exec(
      said,
    )?.[1];
  if (never && never.split(/\s+/).length <= 6 && !/\b(?:it|this|that|you)\b/i.test(never))
    return remember('must_not', never);
  return null;
};

export const cvRule: Rule = (clause) =>
  !/\b(?:jobs?|roles?|positions?|openings?)\b/i.test(clause) &&
  (/\bmy (?:skills|cv|profile|facts|resume) (?:is|are) (?:wrong|incorrect|not right|outdated|old)\b/i.test(
    clause,
  ) ||
    (/\b(?:what do you know about me|my (?:cv|resume|résumé|profile|facts|skills)|read (?:my |the )?(?:cv|resume)|who am i)\b/i.test(
      clause,
    ) &&
      !/\b(?:is|are|to|attach|send)\b(?! in)/i.test(clause.replace(/\bwhat (?:is|are)\b/i, ''))))
    ? use('read_cv')
    : null;

export const humanRule: Rule = (clause) =>
  /\b(?:talk|speak|chat|connect|put me through|transfer|contact|get|want|need|like|call|reach|is there)\b.*\b(?:a |an |the |some |real )*(?:human|person|somebody|someone|operator|staff|support)\b/i.test(
    clause,
  ) || /^(?:human|operator|person|agent|support)(?: please)?[.! ]*$/i.test(clause)
    ? use('ask_human', { reason: clause.slice(0, 200) })
    : null;

/** Kinds of facts of which a client has several. */
const MANY = new Set([
  'skill',
  'experience',
  'education',
  'language',
  'certificate',
  'achievement',
  'link',
]);

/** "Kafka and Terraform" is two skills, and each is one correction. */
function skills(text: string): Intent[] {
  return text
    .split(/\s*(?:,|;|&|\band\b)\s*/i)
    .map((value) => phrase(value.replace(/^(?:also|the|some)\s+/i, '')))
    .filter((value) => value !== '')
    .slice(0, 6)
    .map((value) => use('correct_fact', { kind: 'skill', value }));
}

function remember(key: string, value: string) {
  return use('remember_preference', { key, value: phrase(value).slice(0, 200) });
}

function keyOf(word: string): string {
  const folded = word.toLowerCase();
  if (/pay|salary/.test(folded)) return 'pay_floor';
  return folded.startsWith('time') ? 'time_zone' : folded;
}

function kindOf(word: string): string {
  const folded = word.toLowerCase().replace(/^job /, '').replace('e-mail', 'email');
  if (/^years/.test(folded)) return 'years';
  if (/^(?:phone)/.test(folded)) return 'phone';
  if (/^(?:city|location|address)$/.test(folded)) return 'place';
  if (folded === 'degree') return 'education';
  return folded.replace(/s$/, '');
}

function optional(text: string | undefined): string | undefined {
  const value = phrase(text);
  return value === '' ? undefined : value;
}

/** A match whose kind came second: kind first, as the others have it. */
function swapped(match: RegExpExecArray | null): [string, string, string] | null {
  return match ? [match[0], match[2] ?? '', match[1] ?? ''] : null;
}
