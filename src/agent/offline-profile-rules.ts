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

/** What stands behind "support" or "staff" where they are part of a trade or of somebody's own work, not a person to talk to. */
const TRADE_AFTER =
  /\b(?:support|staff|person|operator|human)(?:[- ](?:workers?|work|assistants?|engineers?|specialists?|technicians?|agents?|analysts?|officers?|coordinators?|teachers?|nurses?|managers?|engineering|resources?|jobs?|roles?|positions?|care|cent(?:red|ered)|teams? lead(?:er)?)\b|[- ](?:and|or|&)\b)|\b(?:customer|technical|tech|it|desktop|learning|sales|family|machine|crane|plant|forklift|warehouse|cnc|computer|nursing|bar|kitchen|waiting|medical) (?:support|staff|operators?)\b/i;

export const humanRule: Rule = (clause) =>
  (!/\b(?:jobs?|roles?|positions?|openings?|vacanc(?:y|ies)|work as)\b/i.test(clause) &&
    !TRADE_AFTER.test(clause) &&
    /\b(?:talk|speak|chat|connect|put me through|transfer|contact|get|want|need|like|call|reach|is there)\b.*\b(?:a |an |the |some |real )*(?:human|person|somebody|someone|operator|staff|support)\b/i.test(
      clause,
    )) ||
  /^(?:human|operator|person|agent|support)(?: please)?[.! ]*$/i.test(clause)
    ? use('ask_human', { reason: clause.slice(0, 200) })
    : null;

/** Kinds of facts of which a client has several. */
const MANY = new Set([
  'skill',
  'experience',
  'employer',
  'education',
  'language',
  'certificate',
  'licence',
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
