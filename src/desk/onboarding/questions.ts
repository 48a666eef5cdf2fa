/** What the desk asks after the consent, in this order; each key is the preference that its answer becomes. */
export const QUESTIONS = [
  {
    key: 'goal',
    label: 'Work',
    ask: 'What work are you looking for? For example "backend engineer".',
  },
  { key: 'place', label: 'Place', ask: 'Where? A city, a country or a region.' },
  { key: 'remote', label: 'Remote', ask: 'Remote, hybrid or on site?' },
  {
    key: 'pay_floor',
    label: 'Pay, at least',
    ask: 'What should it pay at least? For example "60k EUR a year".',
  },
  {
    key: 'must_not',
    label: 'Not',
    ask: 'What must it not be? For example "no travel, no gambling".',
  },
  { key: 'language', label: 'Languages', ask: 'Which languages do you work in?' },
  {
    key: 'time_zone',
    label: 'Time zone',
    ask: 'Which time zone do you live in? A large city in it is enough.',
  },
] as const;

export type QuestionKey = (typeof QUESTIONS)[number]['key'];

/** The question as it is put, with its place in the list. */
export function questionText(key: QuestionKey): string {
  const index = QUESTIONS.findIndex((question) => question.key === key);
  return `${index + 1} of ${QUESTIONS.length}: ${QUESTIONS[index]?.ask ?? ''}`;
}
