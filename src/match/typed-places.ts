/** Names of countries and regions by their letters, as people type them in small letters. None is a word where it stands. */
const LETTERS =
  /\b(?:uk|usa|uae|emea|apac|dach|nyc)\b|(?<=\b(?:in|the|within|from|across|for)\s)(?:us|eu)\b/gu;
/** "for us" and "with us" mean people. */
const PEOPLE = /\b(?:for|from|in|within|across)\s$/u;

/** What a client typed, with "uk" and "in the us" as the lexicon of places knows them; every place stays where it was. */
export function withCountryLetters(text: string): string {
  return text.replace(LETTERS, (letters, at: number) =>
    letters === 'us' && PEOPLE.test(text.slice(0, at)) ? letters : letters.toUpperCase(),
  );
}
