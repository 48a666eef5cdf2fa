import type { Preference } from './client.ts';
import type { Fact } from './cv.ts';
import { statedPreferences } from './desk-note.ts';
import { factsView } from './facts-view.ts';
import { QUESTIONS } from './onboarding/questions.ts';

/** What the desk knows of a client and what they want, in their own words, and how to change it. */
export function profileView(
  facts: readonly Fact[],
  preferences: readonly Preference[],
  timeZone: string,
): string {
  const stated = statedPreferences(preferences);
  const value = (key: string) => stated.find((preference) => preference.key === key)?.value;
  const asked = QUESTIONS.map(({ key, label }) =>
    key === 'time_zone' ? `${label}: ${timeZone}` : `${label}: ${value(key) ?? 'not said'}`,
  );
  const others = stated
    .filter(({ key }) => !QUESTIONS.some((question) => question.key === key))
    .map(({ key, value: said }) => `${key.replaceAll('_', ' ')}: ${said}`);
  return [
    `What you want:\n${[...asked, ...others].join('\n')}`,
    facts.length === 0 ? 'From your CV: nothing yet.' : `From your CV:\n${factsView(facts)}`,
    'Is something wrong? Say so, for example "I live in Berlin", "at least 60k", "forget my goal". /questions asks what is still open.',
  ].join('\n\n');
}
