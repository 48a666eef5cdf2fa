/** Common small words by language; each stands in no list but its own. */
const SMALL: Readonly<Record<string, ReadonlySet<string>>> = {
  en: set('the and of with for was were this that from you your have our are will their'),
  de: set('und der die das ist wir mit für sie sind zu auf eine einen nicht bei als werden ihre'),
  fr: set('les des vous nous avec pour dans est une sur votre notre sont aux et du ce'),
  es: set('los las con para una del por que sus nuestra nuestro como más tus el y se'),
  it: set('gli della delle con per che sono nel una alla dei nostro il di'),
  pt: set('os das com para uma dos não você nosso seus ao em'),
  nl: set('het een van voor met zijn wij jij onze naar bij niet ook'),
  ro: set('și în cu pentru este sunt din prin unui care sau'),
};

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

const MAX_WORDS = 400;
const MIN_HITS = 6;

/** The language a text is written in, by its small words; undefined when it is short or no language leads clearly. */
export function textLanguage(text: string): string | undefined {
  const words =
    text
      .slice(0, 8_000)
      .toLowerCase()
      .match(/\p{L}+/gu)
      ?.slice(0, MAX_WORDS) ?? [];
  const ranked = Object.entries(SMALL)
    .map(([code, small]) => ({ code, hits: words.filter((word) => small.has(word)).length }))
    .sort((a, b) => b.hits - a.hits);
  const [first, second] = ranked;
  if (!first || first.hits < MIN_HITS || first.hits < 1.5 * (second?.hits ?? 0)) return undefined;
  return first.code;
}
