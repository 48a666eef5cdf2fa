import type { Pay, PayPeriod } from '../desk/posting.ts';

const SYMBOLS: readonly (readonly [RegExp, string])[] = [
  [/€|\bEUR\b|\beuros?\b/i, 'EUR'],
  [/£|\bGBP\b/i, 'GBP'],
  [/\bCA\$|\bC\$|\bCAD\b/i, 'CAD'],
  [/\bA\$|\bAU\$|\bAUD\b/i, 'AUD'],
  [/\bUS\$|\bUSD\b/i, 'USD'],
  [/\bCHF\b/i, 'CHF'],
  [/\bPLN\b|\bzł/i, 'PLN'],
  [/\bSEK\b/i, 'SEK'],
  [/\bDKK\b/i, 'DKK'],
  [/\bNOK\b/i, 'NOK'],
  [/₹|\bINR\b/i, 'INR'],
  [/\bSGD\b|\bS\$/i, 'SGD'],
  [/\$/, 'USD'],
];

const PERIODS: readonly (readonly [RegExp, PayPeriod])[] = [
  [/\b(per |an |a )?(hour|hr|hourly|stunde|heure|hora)\b|\/ ?(h|hr|hour|std)\b/i, 'hour'],
  [/\b(per |a )?(day|daily|tag|jour)\b|\/ ?(d|day)\b/i, 'day'],
  [/\b(per |a )?(week|weekly|woche)\b|\/ ?(wk|week)\b/i, 'week'],
  [/\b(per |a )?(month|monthly|monat|mois|mes)\b|\/ ?(mo|month|monat)\b/i, 'month'],
  [
    /\b(per |a )?(year|yearly|annum|annual(ly)?|jahr|an|año)\b|\/ ?(y|yr|year|jahr)\b|\bp\.?a\.?\b/i,
    'year',
  ],
];

/**
 * Reads pay as a posting writes it: "£30,000 - £37,000 a year", "$120k–$150k", "55.000 € brutto/Jahr". Zero is "not
 * stated". The currency is never guessed; "$" alone is US dollars, as boards use it. Null when there is no amount.
 */
export function readPay(text: string): Pay | null {
  const verbatim = text.replace(/\s+/g, ' ').trim().slice(0, 120);
  const amounts = [
    ...verbatim.matchAll(/(\d{1,3}(?:[.,' ]\d{3})+|\d+)(?:[.,](\d{1,2}))?(?!\d)\s?([kK]\b)?/g),
  ]
    .map(([, whole = '', cents, thousand]) => {
      const number = Number(whole.replace(/[.,' ]/g, '')) + (cents ? Number(`0.${cents}`) : 0);
      return thousand ? number * 1000 : number;
    })
    .filter((amount) => amount > 0);
  const [first, second] = amounts;
  if (first === undefined) return null;
  // "120–150k": the k belongs to both.
  const low = second !== undefined && second >= 1000 && first < 1000 ? first * 1000 : first;
  const high = second ?? null;
  const upTo = high === null && /\b(up to|bis zu|max)\b/i.test(verbatim);
  const bounds = high === null ? [low] : [Math.min(low, high), Math.max(low, high)];
  return {
    min: upTo ? null : (bounds[0] ?? null),
    max: upTo ? low : (bounds[1] ?? null),
    currency: SYMBOLS.find(([pattern]) => pattern.test(verbatim))?.[1] ?? null,
    period: PERIODS.find(([pattern]) => pattern.test(verbatim))?.[1] ?? null,
    verbatim,
  };
}

/** Pay from a board's own fields; zero and null mean "not stated". */
export function payFrom(fields: {
  min?: number | string | null | undefined;
  max?: number | string | null | undefined;
  currency?: string | null | undefined;
  period?: string | null | undefined;
}): Pay | null {
  const min = amount(fields.min);
  const max = amount(fields.max);
  if (min === null && max === null) return null;
  const currency = fields.currency?.toUpperCase() || null;
  const word = fields.period ?? '';
  const period = PERIODS.find(([pattern]) => pattern.test(`a ${word} /${word}`))?.[1] ?? null;
  const range = [min, max]
    .filter((value) => value !== null)
    .map((value) => value.toLocaleString('en-GB'))
    .join(' - ');
  return {
    min,
    max,
    currency,
    period,
    verbatim: [currency, range, period ? `a ${period}` : ''].filter(Boolean).join(' '),
  };
}

function amount(value: number | string | null | undefined): number | null {
  const number = Number(value ?? 0);
  return Number.isFinite(number) && number > 0 ? number : null;
}
