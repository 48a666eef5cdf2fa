import type { AnswerHead } from './answer-head.ts';
import type { ReplyKind } from './reply.ts';

/** Fields of the head that programs mark their mails with; only these are asked for. */
export const MARKS = [
  'auto-submitted',
  'content-type',
  'precedence',
  'x-auto-response-suppress',
  'x-autoreply',
  'x-autorespond',
  'x-autoresponse',
  'x-failed-recipients',
] as const;

/** Reports on a mail that is still under way, or that arrived: they come in the same form as those on a failure. */
const NO_FAILURE =
  /\b(?:delay(?:ed)?|still being retried|warning|success(?:ful)?|relayed|delivered to|verz[oö]gert|retard[ée]|retrasad[oa]|ritard\w*)\b/i;
const NOT_DELIVERED =
  /\b(?:undeliver\w*|not delivered|could not be delivered|fail(?:ed|ure)|returned)\b/i;
const AUTOMATIC_SUBJECT =
  /^\s*(?:(?:re|aw|sv|antw)\s*:\s*)?(?:auto(?:matic)?[ -]?(?:reply|response|answer)|automatische antwort|abwesenheits\w*|abwesend|out of (?:the )?office|r[ée]ponse automatique|absence du bureau|respuesta autom[áa]tica|risposta automatica|fuori sede|resposta autom[áa]tica|automatisch antwoord|autosvar|odpowied[źz] automatyczna|автоответ|自动回复|自動回覆)(?:\b|[:：]|$|(?=\P{L}))/iu;

/**
 * What kind of answer a mail is, by the marks of its head alone (RFC 3834, RFC 3464, and what programs do instead). In
 * doubt between a person and a program it is a person: a client then hears of it at once.
 */
export function judgeKind(
  head: Pick<AnswerHead, 'from' | 'subject' | 'returnPath' | 'marks'>,
): ReplyKind {
  const mark = (name: (typeof MARKS)[number]) => head.marks.get(name)?.trim().toLowerCase() ?? '';
  const type = mark('content-type');
  const isReport = type.startsWith('multipart/report');
  if (isReport && type.includes('disposition-notification')) return 'automatic';
  if (isFromServer(head, isReport, mark('x-failed-recipients') !== ''))
    return NO_FAILURE.test(head.subject) && !NOT_DELIVERED.test(head.subject)
      ? 'automatic'
      : 'bounce';
  const submitted = mark('auto-submitted');
  const isAutomatic =
    (submitted !== '' && !/^no\b/.test(submitted)) ||
    mark('x-autoreply') !== '' ||
    mark('x-autorespond') !== '' ||
    mark('x-autoresponse') !== '' ||
    /^(?:bulk|junk|list|auto_reply)\b/.test(mark('precedence')) ||
    // Other values ask for silence on a mail that a person may have written.
    /\ball\b/.test(mark('x-auto-response-suppress')) ||
    AUTOMATIC_SUBJECT.test(head.subject);
  return isAutomatic ? 'automatic' : 'reply';
}

function isFromServer(
  { from, returnPath }: Pick<AnswerHead, 'from' | 'returnPath'>,
  isReport: boolean,
  namesFailed: boolean,
): boolean {
  const local = from?.email.split('@')[0]?.toLowerCase() ?? '';
  if (isReport || local === 'mailer-daemon') return true;
  return (namesFailed || local === 'postmaster') && returnPath === '';
}
