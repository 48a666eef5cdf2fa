/** A number of a text, in digits or as a word, with what it counts. */
export interface NumberSaid {
  value: number;
  text: string;
  start: number;
  end: number;
  counts: 'years' | 'share' | 'thing';
  isWord: boolean;
}

const WORDS: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fifteen: 15,
  sixteen: 16,
  eighteen: 18,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  dozen: 12,
  dozens: 24,
  hundred: 100,
  hundreds: 200,
  thousand: 1000,
  thousands: 2000,
  million: 1_000_000,
  millions: 2_000_000,
  decade: 10,
  decades: 20,
  zwei: 2,
  drei: 3,
  vier: 4,
  fünf: 5,
  sechs: 6,
  sieben: 7,
  acht: 8,
  neun: 9,
  zehn: 10,
  elf: 11,
  zwölf: 12,
  zwanzig: 20,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  sept: 7,
  huit: 8,
  neuf: 9,
  dix: 10,
  douze: 12,
  quinze: 15,
  vingt: 20,
  dos: 2,
  tres: 3,
  cuatro: 4,
  cinco: 5,
  seis: 6,
  siete: 7,
  ocho: 8,
  nueve: 9,
  diez: 10,
  doce: 12,
  veinte: 20,
};
const SAID = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(\\p{N}+(?:[.,'’ ]\\p{N}{3})*(?:[.,]\\p{N}+)?)(\\s?(?:k|m|bn|million|thousand|Mio|Tsd)(?![\\p{L}\\p{N}]))?|(${Object.keys(WORDS).join('|')})(?![\\p{L}]))`,
  'giu',
);
const YEARS =
  /^\s*\+?\s*(?:more |full |good |plus )?(?:years?|yrs?|jahren?|ans|années|años|decades?)\b/iu;
const SHARE = /^\s*(?:%|per ?cent|prozent|pour cent|por ciento)/iu;

/** The numbers that a text says. A lone number word counts only before what it counts. */
export function numbersIn(text: string): NumberSaid[] {
  const found: NumberSaid[] = [];
  for (const match of text.matchAll(SAID)) {
    const [said, digits, scale, word] = match;
    const end = match.index + said.length;
    const after = text.slice(end, end + 24);
    // C++11, H1 and "2nd" are names and ranks, and so is a number glued to letters.
    if (digits !== undefined && /^\p{L}/u.test(after) && !/^(?:k|m|x)\b/iu.test(after)) continue;
    if (word !== undefined && !/^\s+(?:of\s+)?\p{L}/u.test(after) && !/^decades?$/iu.test(word))
      continue;
    const isDecade = word !== undefined && /^decades?$/iu.test(word);
    found.push({
      value: word === undefined ? amountOf(digits ?? '', scale) : (WORDS[word.toLowerCase()] ?? 0),
      text: said.trim(),
      start: match.index,
      end,
      counts: isDecade || YEARS.test(after) ? 'years' : SHARE.test(after) ? 'share' : 'thing',
      isWord: word !== undefined,
    });
  }
  return found;
}

function amountOf(digits: string, scale: string | undefined): number {
  const plain = digits.replace(/[.,'’ ](?=\p{N}{3}(?!\p{N}))/gu, '').replace(',', '.');
  const unit = (scale ?? '').trim().toLowerCase();
  const factor =
    unit === '' ? 1 : /^(?:k|tsd|thousand)$/.test(unit) ? 1e3 : unit === 'bn' ? 1e9 : 1e6;
  return Number(plain) * factor;
}
