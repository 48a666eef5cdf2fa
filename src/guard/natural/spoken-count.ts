import { foldText } from '../phrase-finder.ts';

const words: readonly (readonly [number, RegExp])[] = [
  [
    4,
    /four|vier|quatre|cuatro|quatro|quattro|cztery|fyra|dort|четыре|أربعه?|اربعه?|चार|char|四|네/,
  ],
  [5, /five|funf|cinq|cinco|cinque|vijf|piec|fem|bes|пять|خمسه?|पांच|पाँच|paanch|五|다섯/],
  [6, /six|sechs|seis|sei|zes|szesc|sex|alti|шесть|سته?|छह|छः|chhe|六|여섯/],
  [8, /eight|acht|huit|ocho|oito|otto|osiem|atta|sekiz|восемь|ثمانيه?|आठ|aath|八|여덟/],
];
const unit =
  '[- ]?(?:digits?|stellig\\w*|ziffern?|zahlen|chiffres|digitos|cifras|cifre|cyfr\\w*|cijfer\\w*|siffr\\w*|hane\\w*|haneli|rakam\\w*|цифр\\S{0,3}|значн\\S{0,4}|ارقام|رقم|अंक\\S{0,3}|डिजिट|位数?|桁|자리)';
const figures = new RegExp(`(?<![\\d.])([4-8])${unit}`);
const spoken = words.map(
  ([count, names]) => [count, new RegExp(`(?<!\\p{L})(?:${names.source})${unit}`, 'u')] as const,
);

/** How many digits a message says that its number has ("six digits", "6 hane"), if it says so. */
export function readDigitCount(text: string): number | undefined {
  const folded = foldText(text);
  const figure = figures.exec(folded)?.[1];
  if (figure !== undefined) return Number(figure);
  return spoken.find(([, name]) => name.test(folded))?.[0];
}
