import { dataIn } from '../desk/data-block.ts';
import { isJobAdvert } from '../desk/job-advert.ts';
import { inEnglish } from './offline-abroad.ts';
import type { TalkContext } from './offline-context.ts';
import { draftRule, reviseRule, sendRule } from './offline-draft-rules.ts';
import { hideRule } from './offline-hide-rule.ts';
import {
  lookupRule,
  moveRule,
  pipelineRule,
  saveRule,
  scoreRule,
  showRule,
} from './offline-job-rules.ts';
import { coverLetterRule, followUpRule, saveSearchRule } from './offline-letter-rules.ts';
import { jobNumbers } from './offline-numbers.ts';
import { ownDataRule } from './offline-own-data-rule.ts';
import { pageIntent } from './offline-page-intent.ts';
import { preferenceRule } from './offline-preference-rule.ts';
import { cvRule, factRule, humanRule } from './offline-profile-rules.ts';
import { refineRule } from './offline-refine-rule.ts';
import { type Intent, type Rule, use } from './offline-rule.ts';
import { searchRule } from './offline-search-rule.ts';
import { clausesOf, withoutFillers, withoutSlips } from './offline-words.ts';
import { QUOTED } from './transcript.ts';

/** First match wins: the narrow readings stand before the wide ones, and searching is the widest. */
const RULES: readonly Rule[] = [
  ownDataRule,
  humanRule,
  sendRule,
  lookupRule,
  factRule,
  saveSearchRule,
  coverLetterRule,
  followUpRule,
  draftRule,
  reviseRule,
  moveRule,
  saveRule,
  scoreRule,
  pipelineRule,
  hideRule,
  preferenceRule,
  refineRule,
  cvRule,
  showRule,
  searchRule,
];

/** Characters that are read: the reading is quadratic in length, and the desk serves others meanwhile. */
const MOST_CHARS = 1200;

/** Messages that are nothing but small talk. */
const SMALL_TALK: readonly [RegExp, Extract<Intent, { say: unknown }>['say']][] = [
  [
    /^(?:hi|hello|hey|hallo|good (?:morning|afternoon|evening|day)|moin|greetings|howdy)(?: there| sayso| again| all| desk)?(?:[,!. ]+(?:is |are )?(?:any(?:one|body)|you)(?: there| here)?)?$/i,
    'greeting',
  ],
  [
    /^(?:(?:ok|okay|great|perfect|cool|nice|wow|awesome|super)[, ]*)?(?:thanks?(?: you)?|thx|cheers|danke|merci|gracias|ty)(?: (?:a lot|so much|very much|again|for .*))?$/i,
    'thanks',
  ],
  [
    /^(?:help(?: me)?|what can (?:you|i) do(?: for me)?(?: here)?|what (?:do|else can) you do|how (?:does (?:this|it) work|can you help(?: me)?)|who are you|what are you|what is this|commands?|menu)$/i,
    'abilities',
  ],
  [
    /^(?:yes|yep|yeah|yup|sure|ok(?:ay)?|no|nope|nah|y|n|ja|nein|approve[d]?|confirm(?:ed)?|do it|go ahead|not now|cancel|reject)(?: please| thanks| thank you)?$/i,
    'nothingWaits',
  ],
  [/^(?:bye|goodbye|see you(?: later| soon)?|good night|ciao|that'?s all)$/i, 'bye'],
  [
    /^(?:great|good|nice|cool|fine|perfect|super|awesome|lol|haha+|hm+|i see|got it|understood|alright|very good|wow|interesting)$/i,
    'next',
  ],
];

/** Reads what a client asks for, clause by clause; one `say` when nothing is asked for, or nothing was understood. */
export function readIntents(message: string, context: TalkContext): Intent[] {
  const quoted = withoutQuote(message);
  const { focus } = quoted;
  if (isJobAdvert(quoted.words)) return [use('keep_job_text')];
  const words = quoted.words.slice(0, MOST_CHARS);
  const talk = focus.length > 0 ? { ...context, focus } : context;
  const bare = words.trim().replace(/[\s.!?,)(:😀-🙏👍]+$/u, '');
  const small = SMALL_TALK.find(
    ([pattern]) => pattern.test(bare) || pattern.test(withoutFillers(bare)),
  );
  if (small) return [{ say: small[1] }];
  const page = pageIntent(words);
  if (page) return [page];

  const intents: Intent[] = [];
  let now = talk;
  for (const clause of clausesOf(words, (tail) => intentsOf(tail, now).length > 0)) {
    for (const intent of intentsOf(withoutSlips(clause), now)) {
      merge(intents, intent);
      now = after(now, intent);
    }
  }
  const calls = intents.filter((intent) => 'tool' in intent);
  if (calls.length > 0) return sendLast(calls);
  return [intents[0] ?? { say: 'unknown' }];
}

function intentsOf(asked: string, context: TalkContext): Intent[] {
  const clause = inEnglish(asked);
  for (const rule of RULES) {
    const intent = rule(clause, context);
    if (intent) return Array.isArray(intent) ? intent : [intent];
  }
  return [];
}

const NEW_DRAFTS = new Set(['draft_outreach', 'draft_cover_letter', 'draft_follow_up']);

/** "write to 1 and mention Kafka" is one draft, not a draft and its first revision. */
function merge(intents: Intent[], next: Intent): void {
  const last = intents.at(-1);
  if (
    last &&
    'tool' in last &&
    'tool' in next &&
    next.tool === 'revise_draft' &&
    (last.tool === 'revise_draft' ||
      (NEW_DRAFTS.has(last.tool) && next.args.attach_cv === undefined))
  ) {
    for (const [key, value] of Object.entries(next.args)) {
      const before = last.args[key];
      last.args[key] =
        Array.isArray(before) && Array.isArray(value) ? [...before, ...value] : value;
    }
    return;
  }
  if (
    last &&
    'tool' in last &&
    'tool' in next &&
    last.tool === next.tool &&
    Array.isArray(last.args.jobs) &&
    Array.isArray(next.args.jobs)
  ) {
    last.args.jobs = [...new Set([...last.args.jobs, ...next.args.jobs])];
    return;
  }
  intents.push(next);
}

/** What "it" means in the next clause. */
function after(context: TalkContext, intent: Intent): TalkContext {
  if (!('tool' in intent)) return context;
  const named = intent.args.jobs ?? (intent.args.job === undefined ? [] : [intent.args.job]);
  const focus = Array.isArray(named)
    ? named.filter((item): item is number => typeof item === 'number')
    : [];
  const topic =
    intent.tool.endsWith('_draft') ||
    intent.tool.endsWith('_outreach') ||
    NEW_DRAFTS.has(intent.tool)
      ? ('draft' as const)
      : context.topic;
  return { ...context, topic, ...(focus.length > 0 ? { focus } : {}) };
}

/** A sending ends the turn with a card, so what changes the draft comes before it. */
function sendLast(intents: readonly Intent[]): Intent[] {
  const isSend = (intent: Intent) => 'tool' in intent && intent.tool === 'send_outreach';
  return [...intents.filter((intent) => !isSend(intent)), ...intents.filter(isSend)];
}

/** A reply to an earlier message comes with its quotation in front; a number in it is what "it" means. */
function withoutQuote(message: string): { words: string; focus: number[] } {
  const end = message.startsWith(QUOTED) ? message.indexOf('\n') : -1;
  if (end === -1) return { words: message, focus: [] };
  const quoted = dataIn(message.slice(0, end)).join('\n');
  const numbers = [...quoted.matchAll(/^(\d{1,2})\. /gm)].map((match) => Number(match[1]));
  const focus =
    numbers.length === 1 ? jobNumbers(String(numbers[0]), { shown: null, focus: [] }) : [];
  return { words: message.slice(end + 1), focus };
}
