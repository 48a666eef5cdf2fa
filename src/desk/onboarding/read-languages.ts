/** English names of the languages that postings ask for, and what their own speakers call them. */
const LANGUAGES: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['English', /^english$/],
  ['German', /^(?:german|deutsch)$/],
  ['French', /^(?:french|fran[cç]ais)$/],
  ['Spanish', /^(?:spanish|espa[nñ]ol|castellano)$/],
  ['Portuguese', /^(?:portuguese|portugu[eê]s)$/],
  ['Italian', /^(?:italian|italiano)$/],
  ['Dutch', /^(?:dutch|nederlands)$/],
  ['Polish', /^(?:polish|polski)$/],
  ['Czech', /^(?:czech|[cč]e[sš]tina)$/],
  ['Slovak', /^slovak$/],
  ['Hungarian', /^(?:hungarian|magyar)$/],
  ['Romanian', /^(?:romanian|rom[aâ]n[aă])$/],
  ['Bulgarian', /^bulgarian$/],
  ['Greek', /^greek$/],
  ['Swedish', /^(?:swedish|svenska)$/],
  ['Danish', /^(?:danish|dansk)$/],
  ['Norwegian', /^(?:norwegian|norsk)$/],
  ['Finnish', /^(?:finnish|suomi)$/],
  ['Ukrainian', /^ukrainian$/],
  ['Russian', /^russian$/],
  ['Turkish', /^(?:turkish|t[uü]rk[cç]e)$/],
  ['Arabic', /^arabic$/],
  ['Hebrew', /^hebrew$/],
  ['Persian', /^(?:persian|farsi)$/],
  ['Hindi', /^hindi$/],
  ['Urdu', /^urdu$/],
  ['Bengali', /^(?:bengali|bangla)$/],
  ['Chinese', /^(?:chinese|mandarin|cantonese)$/],
  ['Japanese', /^japanese$/],
  ['Korean', /^korean$/],
  ['Vietnamese', /^vietnamese$/],
  ['Indonesian', /^indonesian$/],
  ['Croatian', /^croatian$/],
  ['Serbian', /^serbian$/],
];

/** Words that stand beside the names of languages without changing what is said. */
const BESIDE =
  /^(?:i|we|speak|know|work|in|and|or|also|both|only|mostly|mainly|some|a|bit|little|of|fluent|fluently|native|basic|good|very|well|my|languages?|are|is|plus|mother|tongue|as|too|b[12]|c[12]|a[12])$/;

/** "English and a bit of German" -> "English, German"; null when it names none, or says more than that. */
export function readLanguages(text: string): string | null {
  const names: string[] = [];
  for (const word of text
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter(Boolean)) {
    const name = LANGUAGES.find(([, pattern]) => pattern.test(word))?.[0];
    if (name === undefined && !BESIDE.test(word)) return null;
    if (name !== undefined && !names.includes(name)) names.push(name);
  }
  return names.length === 0 ? null : names.join(', ');
}
