import { describe, expect, it } from 'vitest';
import type { QuestionKey } from '../../../src/desk/onboarding/questions.ts';
import { readAnswerTo } from '../../../src/desk/onboarding/read-answer.ts';
import { threadMs } from '../../support/thread-time.ts';

const value = (key: QuestionKey, text: string) => {
  const answer = readAnswerTo(key, text);
  return answer.is === 'value' ? answer.value : answer.is;
};

const KEYS: readonly QuestionKey[] = [
  'goal',
  'place',
  'remote',
  'pay_floor',
  'must_not',
  'language',
  'time_zone',
];

describe('answers in plain words', () => {
  it.each<[QuestionKey, string, string]>([
    ['goal', 'backend engineer', 'backend engineer'],
    ['goal', 'I want to become a nurse.', 'nurse'],
    ['goal', 'a job as a data analyst', 'data analyst'],
    ['goal', 'something with animals', 'something with animals'],
    ['place', 'Berlin', 'Berlin'],
    ['place', 'I live in Lisbon, Portugal', 'Lisbon, Portugal'],
    ['place', 'germany or austria', 'germany or austria'],
    ['place', 'Kleinkleckersdorf', 'Kleinkleckersdorf'],
    ['remote', 'remote', 'remote'],
    ['remote', 'from home please', 'remote'],
    ['remote', 'only on-site', 'onsite'],
    ['remote', 'in the office', 'onsite'],
    ['remote', 'Hybrid!', 'hybrid'],
    ['pay_floor', '60k', '60k'],
    ['pay_floor', 'at least €60,000 a year', '€60,000 a year'],
    ['pay_floor', '25 EUR an hour', '25 EUR an hour'],
    ['pay_floor', '4500€/month', '4500€/month'],
    ['pay_floor', '85000', '85000'],
    ['must_not', 'no travel, no gambling', 'travel, gambling'],
    ['must_not', 'weapons; night shifts', 'weapons, night shifts'],
    ['must_not', 'nothing with tobacco', 'tobacco'],
    ['language', 'English and a bit of German', 'English, German'],
    ['language', 'Deutsch', 'German'],
    ['time_zone', 'Europe/Berlin', 'Europe/Berlin'],
    ['time_zone', 'Berlin', 'Europe/Berlin'],
    ['time_zone', 'I live in New York', 'America/New_York'],
    ['time_zone', 'UTC+2', 'Etc/GMT-2'],
    ['time_zone', 'CET', 'CET'],
  ])('%s: "%s" is %s', (key, text, kept) => expect(value(key, text)).toBe(kept));

  it.each([
    'skip',
    'Skip this one.',
    'no',
    'none',
    "I don't care",
    'no preference',
    'it doesn’t matter'.replace('’', "'"),
    'not sure',
    'next',
  ])('"%s" skips any question', (text) => {
    for (const key of KEYS) expect(value(key, text)).toBe('skip');
  });

  it.each(['later', 'skip all', 'not now', 'no more questions', 'Stop asking!'])(
    '"%s" puts all of them off',
    (text) => {
      for (const key of KEYS) expect(value(key, text)).toBe('later');
    },
  );

  it.each<[QuestionKey, string]>([
    ['pay_floor', '60'],
    ['pay_floor', 'about 12'],
    ['time_zone', 'Mars/Phobos'],
    ['time_zone', 'Munich'],
  ])('%s: "%s" gets one sentence that says what to do', (key, text) => {
    const answer = readAnswerTo(key, text);
    if (answer.is !== 'unclear') throw new Error(answer.is);
    expect(answer.sentence).toMatch(/Please .*"skip"\.$/);
  });
});

/** What clients write to a career desk; each is done at once, whatever was asked before it. */
const REQUESTS = [
  'find me remote TypeScript jobs in Europe',
  'Remote TypeScript jobs in Europe',
  'show my pipeline',
  'more like the second',
  'why did 3 score lower?',
  'save 1 and 3',
  'write to the hiring manager of 1',
  'shorter',
  'mention Kafka',
  'send it',
  'send it to jane@acme.example',
  'yes',
  'hello',
  'thanks!',
  'ok',
  'my title is Platform Engineer',
  'my password is Sunflower',
  'I have 7 years of experience, not 5',
  'remove skill Java',
  'talk to a human?',
  'what was my password?',
  'can you help me',
  'help me with my cover letter',
  'the second',
  '2',
  '1, 2 and 3',
  'https://jobs.example.com/42',
  'please find nursing jobs',
  'ok, now show me the first one',
  'look on remotive for rust jobs',
  'undo that',
  'Dear Sir or Madam,\nI am writing to you because\nof the opening',
  'password '.repeat(12_000),
];

describe('what is plainly something else', () => {
  it.each(REQUESTS.map((text) => [text.slice(0, 50), text]))('is no answer: %s', (_short, text) => {
    for (const key of KEYS) expect(['other', 'unclear'], key).toContain(readAnswerTo(key, text).is);
  });

  it('is read quickly, however long it is', () => {
    const started = threadMs();
    for (const junk of ['no '.repeat(33_000), 'a, '.repeat(33_000), '1 '.repeat(50_000)])
      for (const key of KEYS) readAnswerTo(key, junk);
    expect(threadMs() - started).toBeLessThan(50);
  });
});
