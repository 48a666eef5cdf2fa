import { foldWord } from './fold.ts';
import { phrases } from './phrases.ts';

/** Names of 10 to 19, then of 20, 30 ... 90, in the languages that people read numbers out in pairs. */
const teens: readonly string[] = [
  'ten, eleven, twelve, thirteen, fourteen, fifteen, sixteen, seventeen, eighteen, nineteen',
  'zehn, elf, zwölf, dreizehn, vierzehn, fünfzehn, sechzehn, siebzehn, achtzehn, neunzehn',
  'dix, onze, douze, treize, quatorze, quinze, seize, dix-sept, dix-huit, dix-neuf',
  'diez, once, doce, trece, catorce, quince, dieciséis, diecisiete, dieciocho, diecinueve',
  'dez, onze, doze, treze, catorze, quinze, dezesseis, dezessete, dezoito, dezenove',
  'dieci, undici, dodici, tredici, quattordici, quindici, sedici, diciassette, diciotto, diciannove',
  'tien, elf, twaalf, dertien, veertien, vijftien, zestien, zeventien, achttien, negentien',
  'dziesięć, jedenaście, dwanaście, trzynaście, czternaście, piętnaście, szesnaście, siedemnaście, osiemnaście, dziewiętnaście',
  'tio, elva, tolv, tretton, fjorton, femton, sexton, sjutton, arton, nitton',
  'десять, одиннадцать, двенадцать, тринадцать, четырнадцать, пятнадцать, шестнадцать, семнадцать, восемнадцать, девятнадцать',
];
const tens: readonly string[] = [
  'twenty, thirty, forty, fifty, sixty, seventy, eighty, ninety',
  'zwanzig, dreißig, vierzig, fünfzig, sechzig, siebzig, achtzig, neunzig',
  'vingt, trente, quarante, cinquante, soixante, septante, quatre-vingt, nonante',
  'veinte, treinta, cuarenta, cincuenta, sesenta, setenta, ochenta, noventa',
  'vinte, trinta, quarenta, cinquenta, sessenta, setenta, oitenta, noventa',
  'venti, trenta, quaranta, cinquanta, sessanta, settanta, ottanta, novanta',
  'twintig, dertig, veertig, vijftig, zestig, zeventig, tachtig, negentig',
  'dwadzieścia, trzydzieści, czterdzieści, pięćdziesiąt, sześćdziesiąt, siedemdziesiąt, osiemdziesiąt, dziewięćdziesiąt',
  'tjugo, trettio, fyrtio, femtio, sextio, sjuttio, åttio, nittio',
  'yirmi, otuz, kırk, elli, altmış, yetmiş, seksen, doksan',
  'двадцать, тридцать, сорок, пятьдесят, шестьдесят, семьдесят, восемьдесят, девяносто',
];

const teenOf = index(teens, (place) => String(10 + place));
const tenOf = index(tens, (place) => String(2 + place));

function index(
  lists: readonly string[],
  digits: (place: number) => string,
): ReadonlyMap<string, string> {
  return new Map(
    lists.flatMap((list) =>
      phrases(list).map((name, place) => [foldWord(name), digits(place)] as const),
    ),
  );
}

/** "and" between tens and ones: "noventa y uno". */
const and = new Set(['y', 'e', 'et', 'и', 'i', 'and']);

/** German and Dutch, ones first and in one word: "einundneunzig", "vijfenveertig". */
const reversed =
  /^(ein|zwei|drei|vier|funf|sechs|sieben|acht|neun|een|twee|drie|vijf|zes|zeven|negen)(?:und|en)(\p{L}{5,9})$/u;
const ones: Readonly<Record<string, string>> = {
  ein: '1',
  een: '1',
  zwei: '2',
  twee: '2',
  drei: '3',
  drie: '3',
  vier: '4',
  funf: '5',
  vijf: '5',
  sechs: '6',
  zes: '6',
  sieben: '7',
  zeven: '7',
  acht: '8',
  neun: '9',
  negen: '9',
};

/** Whether `readTens` can find something in words that begin with this one. */
export function mayBeginTens(key: string): boolean {
  return teenOf.has(key) || tenOf.has(key) || key.includes('-') || reversed.test(key);
}

/**
 * The two digits of a number from 10 to 99 said in words, and how many words it took; undefined for any other word.
 *
 * @param keys the folded words from here on.
 * @param digitOf the digit that a word names.
 */
export function readTens(
  keys: readonly string[],
  digitOf: (key: string) => string | undefined,
): { digits: string; length: number } | undefined {
  const [key = '', next = '', third = ''] = keys;
  const teen = teenOf.get(key);
  if (teen !== undefined) return { digits: teen, length: 1 };
  const turned = reversed.exec(key);
  const turnedTen = turned === null ? undefined : tenOf.get(turned[2] ?? '');
  if (turnedTen !== undefined) return { digits: turnedTen + ones[turned?.[1] ?? ''], length: 1 };
  const [head = '', tail = ''] = key.split('-');
  const whole = tenOf.get(key);
  if (whole === undefined) {
    const ten = tenOf.get(head);
    const one = digitOf(tail);
    return ten !== undefined && one !== undefined && one !== '0'
      ? { digits: ten + one, length: 1 }
      : undefined;
  }
  const one = digitOf(next);
  if (one !== undefined && one !== '0') return { digits: whole + one, length: 2 };
  const linked = and.has(next) ? digitOf(third) : undefined;
  return linked === undefined
    ? { digits: `${whole}0`, length: 1 }
    : { digits: whole + linked, length: 3 };
}
