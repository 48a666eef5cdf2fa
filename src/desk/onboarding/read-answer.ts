import { payFloorIn } from '../../match/pay.ts';
import { placesIn } from '../../match/places.ts';
import type { QuestionKey } from './questions.ts';
import { readLanguages } from './read-languages.ts';
import { readZone } from './read-zone.ts';
import { isSomethingElse } from './request.ts';

/**
 * What a message says to a question. `value`: the answer, as it is kept. `skip`: this one stays open. `later`: all of
 * them. `unclear`: meant as an answer, but it cannot be used, and why. `other`: it is about something else.
 */
export type Answer =
  | { is: 'value'; value: string }
  | { is: 'skip' }
  | { is: 'later' }
  | { is: 'unclear'; sentence: string }
  | { is: 'other' };

const SKIP =
  /^(?:skip|pass|next|no|none|nope|nothing|no answer|no preference|no matter|(?:it )?does(?:n'?t| not) matter|(?:i )?(?:don'?t|do not) (?:care|mind|know)|any|anything|anywhere|all of them|whatever|not sure|no idea)(?: (?:this|that|it|one|question|really|special|in particular))*$/i;
const LATER =
  /^(?:later|not now|maybe later|ask (?:me )?later|no (?:more )?questions|stop asking|enough(?: questions)?|skip (?:all|them|everything|the rest|the questions|questions|all of them|all questions)|leave it)$/i;

/** Reads the words that follow a question. Pure; no model is asked. */
export function readAnswerTo(key: QuestionKey, text: string): Answer {
  if (text.length > MAX_ANSWER) return OTHER;
  const said = text
    .trim()
    .replace(/[.!\s]+$/, '')
    .replace(/^(?:please |um+,? |well,? )+|,? please$/gi, '');
  if (LATER.test(said)) return { is: 'later' };
  if (SKIP.test(said)) return { is: 'skip' };
  const answer = READERS[key](said);
  return typeof answer === 'string' ? { is: 'value', value: answer } : answer;
}

/** Words that are about the desk's questions whatever was said last: "skip all", "stop asking". */
export function namesQuestions(text: string): boolean {
  return /^(?:please )?(?:skip|stop asking|no (?:more )?questions)\b/i.test(text.trim());
}

const OTHER: Answer = { is: 'other' };
/** A longer message says more than an answer to a short question. */
const MAX_ANSWER = 200;

const READERS: Readonly<Record<QuestionKey, (said: string) => string | Answer>> = {
  goal(said) {
    if (isSomethingElse(said)) return OTHER;
    const work = said.replace(
      /^(?:(?:i(?:'m| am)|i want|i would like|i'd like|my (?:goal|dream) is|looking|searching)(?: (?:looking|searching))?(?: (?:to (?:become|be|work as|find)|for|as))*|(?:to )?become|(?:a |some )?(?:job|work|position|role) (?:as|in))\s+(?:an? |the )?(?:(?:job|work|position|role) (?:as|in) )?(?:an? )?/i,
      '',
    );
    return enough(work) && countWords(work) <= 12 ? work : OTHER;
  },
  place(said) {
    if (isSomethingElse(said)) return OTHER;
    const place = said.replace(
      /^(?:i(?:'m| am)? (?:live|living|based|want to (?:work|live|stay)|would like to (?:work|live))|based|only|somewhere|preferably)?\s*(?:in|near|around|at)?\s+(?=\S)/i,
      '',
    );
    if (countWords(place) > 8) return OTHER;
    // A town that the desk does not know is still a town when it is written like one.
    return placesIn(place).length > 0 || /^(?:\p{Lu}[\p{L}'’.-]*(?:,? |$)){1,4}$/u.test(place)
      ? place
      : OTHER;
  },
  remote(said) {
    if (isSomethingElse(said.replace(/on[- ]site/gi, 'onsite'))) return OTHER;
    const modes = [
      /\b(?:remote(?:ly)?|(?:from|at) home|home ?office|home)\b/i.test(said) ? 'remote' : null,
      /\bhybrid\b/i.test(said) ? 'hybrid' : null,
      /\b(?:on-? ?site|in (?:the|an) office|office|in person)\b/i.test(
        said.replace(/home ?office/gi, ''),
      )
        ? 'onsite'
        : null,
    ].filter((mode) => mode !== null);
    if (modes.length === 0 || countWords(said) > 12) return OTHER;
    // "Remote or hybrid" rules nothing out that one wish could say.
    return modes.length === 1 ? (modes[0] ?? OTHER) : { is: 'skip' };
  },
  pay_floor(said) {
    if (isSomethingElse(said.replace(/\s?\/\s?/g, ' a ')))
      return /^\d+$/.test(said) ? NO_AMOUNT : OTHER;
    const found = payFloorIn(said) ?? payFloorIn(`at least ${said}`);
    if (found && countWords(said) <= 12)
      return (found.pay.verbatim ?? said).replace(/^at least\s+/i, '');
    return /^\D{0,12}\d[\d.,' ]*\D{0,8}$/.test(said) ? NO_AMOUNT : OTHER;
  },
  must_not(said) {
    if (isSomethingElse(said)) return OTHER;
    const things = said
      .split(/\s*(?:[,;]|\band\b|\bor\b|\bnor\b)\s*/i)
      .map((thing) =>
        thing.replace(
          /^(?:(?:i (?:do not|don'?t|never|won'?t)(?: want| like)?|it must not be|must not be|not|no|never|nothing|without|avoid|exclude|neither)\s+)+(?:(?:to|with|in|any|a|an|the)\s+)*/i,
          '',
        ),
      )
      .filter((thing) => thing !== '');
    return things.length > 0 && things.every((thing) => enough(thing) && countWords(thing) <= 5)
      ? things.join(', ')
      : OTHER;
  },
  language(said) {
    if (isSomethingElse(said)) return OTHER;
    return readLanguages(said) ?? OTHER;
  },
  time_zone: (said) => {
    const zone = readZone(said);
    if (zone !== null) return zone;
    if (/^\p{Lu}[\p{L}_]+\/\p{L}[\p{L}_/+-]*$/u.test(said)) return NO_ZONE;
    if (isSomethingElse(said)) return OTHER;
    return /^(?:\p{Lu}[\p{L}'’.-]*(?: |$)){1,3}$/u.test(said) ? NO_ZONE : OTHER;
  },
};

const NO_AMOUNT: Answer = {
  is: 'unclear',
  sentence:
    'I could not read an amount there. Please write it like "60k EUR a year" or "25 EUR an hour", or "skip".',
};
const NO_ZONE: Answer = {
  is: 'unclear',
  sentence:
    'I do not know that time zone. Please name a large city in it, or write it like Europe/Berlin, or "skip".',
};

function enough(text: string): boolean {
  return /\p{L}{2}/u.test(text);
}

function countWords(text: string): number {
  return text.split(/\s+/).filter(Boolean).length;
}
