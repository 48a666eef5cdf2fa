import { withoutDataMarks } from '../desk/data-block.ts';
import { REFUSED } from '../desk/dispatch.ts';
import type { PastCall } from './offline-context.ts';

/** Plain sentences of the offline model; none of them claims that something was done. */
export const SAY = {
  greeting:
    'Hello. Tell me what you look for, for example "find me remote TypeScript jobs in Europe", or send me your CV first. /help shows the rest.',
  thanks:
    'You are welcome. Say "show my pipeline" to see where your jobs stand, or ask for more jobs.',
  abilities:
    'I search jobs, score them against your CV, keep your pipeline and prepare messages, for example "find me nurse jobs in Hamburg", "why did 3 score lower?", "save 1 and 3", "write to the hiring manager of 1". Nothing is sent without your yes. /help shows the rest.',
  nothingWaits: 'Nothing is waiting for your yes or no. /pending shows cards that do.',
  whichJob:
    'Which job do you mean? Please give its number from the last list, for example "save 2".',
  notSent: 'Nothing is sent unless you say yes to a card. /pending shows what waits.',
  notLater:
    'I cannot send by myself at a later time. Say "send it" when it should go, and answer the card.',
  whichChange:
    'How shall I change it? For example "shorter", "more formal", "mention Kafka", "leave out Java" or "change the subject to …".',
  forwarded:
    'That is a message of somebody else, so I do nothing that it asks for. Tell me in your own words what you want.',
  next: 'Tell me what is next, for example "show me more jobs", "save 2" or "show my pipeline".',
  hideWhat:
    'I cannot hide one job; I can rule out its company: say "hide the company of 2". "more" shows other jobs.',
  bye: 'Goodbye. Your pipeline and drafts stay here for when you come back.',
  unknown:
    'I did not understand that; I am the built-in offline model and know plain requests only. Try "find me remote TypeScript jobs in Europe", "tell me more about 2", or "write to the hiring manager of 1". /help shows the rest.',
} as const;

const SEARCH_TIP =
  'Say "tell me more about 1", "save 2", "why did 3 score lower?" or "write to the hiring manager of 1".';

const PASTE_TIP = 'Say "why 1?", "save 1" or "write to the hiring manager of 1".';

/** The client has already been shown what these answer with. */
const SHOWN = new Set([
  'show_job',
  'list_pipeline',
  'read_cv',
  'score_match',
  'draft_outreach',
  'draft_cover_letter',
  'draft_follow_up',
  'revise_draft',
]);

/** The last word after a turn's calls: refusals and confirmations as the desk worded them, and one tip after a search. */
export function replyTo(calls: readonly PastCall[]): string {
  const lines = calls.map(lineFor).filter((line) => line !== '');
  return [...new Set(lines)].join('\n');
}

function lineFor(call: PastCall): string {
  if (call.result.startsWith(REFUSED)) return call.result.slice(REFUSED.length).trim();
  if (call.name === 'search_jobs') return SEARCH_TIP;
  if (call.name === 'keep_job_text') return PASTE_TIP;
  if (SHOWN.has(call.name)) return '';
  const first = withoutDataMarks(call.result.split('\n')[0] ?? '');
  // Some results end in a remark for the model itself.
  return first.replace(/\s*Tell the client\b.*$/, '').trim();
}

/** The next step after a mail has gone out or was handed over. */
export function afterSending(event: string): string {
  return /hand(?:ed)? ?over|prepared/i.test(event)
    ? 'When you have sent it, say "I applied to 1" with its number, and I keep your pipeline up to date.'
    : 'If they answer or invite you, tell me, for example "I got an interview for 1", and I keep your pipeline up to date.';
}
