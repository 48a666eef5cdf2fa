import { jobNumbers, onlyFocus } from './offline-numbers.ts';
import { phrase, type Rule, use } from './offline-rule.ts';

const ADDRESS = /[^\s<>"',;]+@[^\s<>"',;]+\.[^\s<>"',;.!?]+/;
const TEXT_WORD = '(?:mail|e-?mail|message|letter|text|draft|note|application|outreach)';
const NEW_TEXT = new RegExp(
  `\\b(?:(?:write|draft|compose|prepare|create)\\b|apply (?:to|for)\\b|reach out\\b|contact\\b|(?:message|e-?mail|mail|ask|text) (?:the |their )?(?:hiring|recruiter|manager|people|team|company|employer|(?:number |job |#)?\\d|first\\b|second\\b|third\\b|last\\b)|(?:send|make|want|need) (?:me |them |him |her )?(?:a|an)\\b.*\\b${TEXT_WORD}\\b)`,
  'i',
);
const MENTION =
  /\b(?:mention(?:s|ing)?|include|including|bring up|point out|talk about|emphasi[sz]e|highlight)\s+(?:that (?:i|my)\s+|my\s+|the\s+)?(.+)$/i;
const LEAVE_OUT =
  /\b(?:leave out|leaving out|without(?: mentioning)?|omit|skip|drop|remove|don'?t mention|do not mention|take out)\s+(?:the (?:part|line|sentence) (?:about|on|with)\s+)?(?:my\s+|the\s+)?(.+)$/i;

/** "send it", "send draft 2 to jane@acme.example", "mail it": only ever asks for a card. */
export const sendRule: Rule = (clause) => {
  if (/\b(?:don'?t|do not|never|not)\b[^.]*\bsend\b/i.test(clause)) return { say: 'notSent' };
  if (/^(?:is|was|has|have|had|did|are|were)\b.*\bsen[dt]\b/i.test(clause))
    return { say: 'notSent' };
  if (
    /^(?:send|mail|e-?mail) (?:it|that|this)\b.*\b(?:tomorrow|later|tonight|next week|on (?:mon|tues|wednes|thurs|fri)day|in \w+ (?:hours?|days?|minutes?))\b/i.test(
      clause,
    )
  )
    return { say: 'notLater' };
  const object = new RegExp(
    `^(?:send|submit|mail|e-?mail|deliver|ship)(?:\\s+(?:it|that|this|off|out|away|now|the|my|him|her|them|${TEXT_WORD}|draft\\s*#?\\d+|to|recruiter|hiring manager|company|team|already|as it is|as is))*(?:\\s+${ADDRESS.source}.*)?[.! ]*$`,
    'i',
  );
  if (!object.test(clause)) return null;
  // "mail the recruiter" asks for a text first; "mail it to the recruiter" for its sending.
  if (
    /\b(?:hiring|manager|recruiter|company|team)\b/i.test(clause) &&
    !/\b(?:it|this|that|draft|the (?:mail|e-?mail|message|letter|text))\b/i.test(clause)
  )
    return null;
  const draft = /\bdraft\s*(?:no\.?\s*|number\s*)?#?(\d{1,4})\b/i.exec(clause)?.[1];
  const to = ADDRESS.exec(clause)?.[0];
  return use('send_outreach', { draft: draft ? Number(draft) : undefined, to });
};

/** "write to the hiring manager of 1", "draft a short message for the second, mention Kafka". */
export const draftRule: Rule = (clause, context) => {
  if (
    !NEW_TEXT.test(clause) ||
    /^(?:(?:re)?write (?:it|this|that)|how|what|when|should|why)\b/i.test(clause) ||
    // "show me the draft" is about the one that is there.
    /^(?:show|open|see|view|display|read)\b/i.test(clause)
  )
    return null;
  const mentioned = MENTION.exec(clause);
  const head = mentioned ? clause.slice(0, mentioned.index) : clause;
  const [job = onlyFocus(context)] = jobNumbers(head, context);
  if (job === undefined) return { say: 'whichJob' };
  return use('draft_outreach', { job, ...wishes(clause) });
};

/** "shorter", "more formal", "mention Kafka", "leave out Java", "attach my CV", "change the subject to …". */
export const reviseRule: Rule = (clause, context) => {
  if (
    /^(?:(?:re-?write|improve|change|edit|redo|rephrase|try) (?:it|this|that|the \w+)|i (?:do not|don'?t) like (?:it|this|that)|(?:it|that)(?:'s| is) (?:not good|bad))(?: again)?[.! ]*$/i.test(
      clause,
    ) &&
    context.topic === 'draft'
  )
    return { say: 'whichChange' };
  const opposite =
    /^(?:(?:it|that|this)(?:'s| is) )?(?:a (?:bit|little) |much |far |way )?too (short|long|formal|casual|friendly|stiff|cold|warm)\b/i.exec(
      clause,
    )?.[1];
  if (opposite) return use('revise_draft', OPPOSITES[opposite.toLowerCase()] ?? {});
  const added =
    context.topic === 'draft'
      ? /^(?:add|put in|say) (?:that i (?:know|have|use|led|did) )?(?!.*\b(?:cv|resume|pipeline|skills?|list)\b)(.+?)(?: in)?$/i.exec(
          clause,
        )?.[1]
      : undefined;
  if (added) return use('revise_draft', { mention: terms(added) });
  const subject = /\bsubject(?:(?: line)?\s*(?:to|should be|shall be|:|=|is)| line)\s*(.+)$/i.exec(
    clause,
  )?.[1];
  const attach = attachment(clause);
  const found = { ...wishes(clause), attach_cv: attach };
  const draft = /\bdraft\s*(?:no\.?\s*|number\s*)?#?(\d{1,4})\b/i.exec(clause)?.[1];
  const aboutText = draft !== undefined || new RegExp(`\\b${TEXT_WORD}\\b`, 'i').test(clause);
  const certain =
    subject !== undefined ||
    attach !== undefined ||
    /^(?:(?:make|keep|write|rewrite) (?:it|this|that|the \w+)\s+)?(?:a (?:bit|little) |much |even |more |less )*(?:short|long|formal|warm|friendl|plain|brief|polite|personal|simpl|casual|concise|professional)\w*[.! ]*$/i.test(
      clause,
    ) ||
    /^(?:mention|include|leave out|omit|shorten|lengthen|emphasi[sz]e|highlight|don'?t mention|do not mention)\b/i.test(
      clause,
    );
  const changes =
    Object.values(found).some((value) => value !== undefined) || subject !== undefined;
  if (
    !changes ||
    !(certain || aboutText || (context.topic === 'draft' && !/\bjobs?\b/i.test(clause)))
  )
    return null;
  if (!certain && /^(?:find|search|show|look|save|why)\b/i.test(clause)) return null;
  return use('revise_draft', {
    draft: draft ? Number(draft) : undefined,
    ...found,
    subject: subject === undefined ? undefined : phrase(subject),
  });
};

const OPPOSITES: Readonly<Record<string, Record<string, string>>> = {
  short: { length: 'long' },
  long: { length: 'short' },
  formal: { tone: 'warm' },
  stiff: { tone: 'warm' },
  cold: { tone: 'warm' },
  casual: { tone: 'formal' },
  friendly: { tone: 'plain' },
  warm: { tone: 'plain' },
};

/** Length, tone and terms that a clause wishes for. */
export function wishes(clause: string): {
  length?: 'short' | 'normal' | 'long' | undefined;
  tone?: 'plain' | 'warm' | 'formal' | undefined;
  mention?: string[] | undefined;
  leave_out?: string[] | undefined;
} {
  const left = LEAVE_OUT.exec(clause);
  const withoutLeft = left ? clause.slice(0, left.index) : clause;
  const said = MENTION.exec(/\b(?:don'?t|do not) mention/i.test(clause) ? withoutLeft : clause);
  const plain = said ? clause.slice(0, said.index) : withoutLeft;
  return {
    length: /\b(?:short(?:er|en)?|brief(?:er|ly)?|concise|crisp|less (?:text|words|long))\b/i.test(
      plain,
    )
      ? 'short'
      : /\b(?:longer|lengthen|long|more detail(?:s|ed)?|detailed)\b/i.test(plain)
        ? 'long'
        : /\bnormal length\b/i.test(plain)
          ? 'normal'
          : undefined,
    tone: /\b(?:less formal|casual|friendl(?:y|ier)|warm(?:er|ly)?|personal)\b/i.test(plain)
      ? 'warm'
      : /\b(?:formal(?:ly)?|polite(?:r|ly)?|professional(?:ly)?)\b/i.test(plain)
        ? 'formal'
        : /\b(?:plain(?:er)?|simpl(?:e|er|y)|neutral)\b/i.test(plain)
          ? 'plain'
          : undefined,
    mention: said
      ? terms(left && left.index > said.index ? cutAt(said[1], left[0]) : said[1])
      : undefined,
    leave_out: left
      ? terms(said && said.index > left.index ? cutAt(left[1], said[0]) : left[1])
      : undefined,
  };
}

function attachment(clause: string): boolean | undefined {
  if (!/\b(?:cv|resume|résumé|curriculum)\b/i.test(clause)) return undefined;
  if (
    /\b(?:without|no|don'?t|do not|remove|detach)\b/i.test(clause) &&
    /\battach|\bwithout\b|\bremove\b|\bno\b/i.test(clause)
  )
    return false;
  return /\b(?:attach|add|include|enclose|append|with)\b/i.test(clause) ? true : undefined;
}

/** "Kafka and my AWS certificate" is two terms; at most six, as the tools take them. */
function terms(text: string | undefined): string[] | undefined {
  const found = phrase(text)
    .split(/\s*(?:,|;|\band\b|&|\bor\b)\s*/i)
    .map((term) =>
      phrase(
        term
          .replace(/^(?:my|the|that|about|also|any)\s+/i, '')
          .replace(
            /\s+(?:please|too|as well|in it|from it|there|experience|skills?|knowledge|background)$/i,
            '',
          ),
      ),
    )
    .filter(
      (term) => term !== '' && term.length <= 60 && !/^(?:cv|resume|it|that|this)$/i.test(term),
    )
    .slice(0, 6);
  return found.length > 0 ? found : undefined;
}

function cutAt(text: string | undefined, tail: string): string {
  const at = (text ?? '').indexOf(tail);
  return at >= 0 ? (text ?? '').slice(0, at) : (text ?? '');
}
