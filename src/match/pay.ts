/** What a post pays or a client asks, as stated. Amounts are in `currency` per `period`. */
export interface Pay {
  min?: number | undefined;
  max?: number | undefined;
  currency?: string | undefined;
  period?: 'hour' | 'day' | 'week' | 'month' | 'year' | undefined;
  verbatim?: string | undefined;
}

/** Full-time hours, days, weeks and months of a year; for comparison only, never shown as a salary. */
const PER_YEAR = { hour: 2080, day: 260, week: 52, month: 12, year: 1 } as const;

/** The most that `pay` can be a year, in its own currency; undefined when unknown (zero counts as unknown). */
export function yearlyMaximum(pay: Pay): number | undefined {
  const amount = pay.max || pay.min;
  if (!amount || amount <= 0) return undefined;
  return amount * PER_YEAR[pay.period ?? 'year'];
}

/**
 * Whether `offered` reaches `floor`. Unknown when either says nothing, or when the currencies differ: no rate is guessed.
 */
export function payReaches(floor: Pay, offered: Pay | undefined): 'yes' | 'no' | 'unknown' {
  const wantedAmount = floor.min || floor.max;
  if (!wantedAmount || !offered) return 'unknown';
  const wanted = wantedAmount * PER_YEAR[floor.period ?? 'year'];
  const given = yearlyMaximum(offered);
  if (given === undefined) return 'unknown';
  if (
    floor.currency &&
    offered.currency &&
    floor.currency.toUpperCase() !== offered.currency.toUpperCase()
  )
    return 'unknown';
  return given >= wanted ? 'yes' : 'no';
}

const CURRENCIES: readonly (readonly [RegExp, string])[] = [
  [/€|\beur(?:os?)?\b/i, 'EUR'],
  [/£|\bgbp\b|\bpounds?\b/i, 'GBP'],
  [/\bchf\b|\bfranken\b/i, 'CHF'],
  [/\bcad\b|c\$/i, 'CAD'],
  [/\baud\b|a\$/i, 'AUD'],
  [/\binr\b|₹|\blpa\b/i, 'INR'],
  [/\bpln\b|zł/i, 'PLN'],
  [/\bsek\b/i, 'SEK'],
  [/\$|\busd\b|\bdollars?\b/i, 'USD'],
];
const FLOOR =
  /(?:\b(?:over|above|at least|from|min(?:imum)?(?: of)?|more than|paying|pays|>=?|ab|mindestens|über|plus de|au moins|más de|mínimo)\s*)?(?:[€£$₹]|\b(?:eur|usd|gbp|chf)\b)?\s?(\d{1,3}(?:[.,' ]\d{3})+|\d+(?:[.,]\d+)?)\s?(k|tsd)?\+?\s?(?:[€£$₹]|\b(?:eur(?:os?)?|usd|gbp|chf|pln|cad|aud|dollars?|pounds?)\b)?(?:\s?(?:\/|per|an?|pro|par|al)\s?(hour|hr|h|day|week|month|year|annum|stunde|tag|monat|jahr|heure|mois|hora|mes|año)\b)?/giu;
const PERIODS: Readonly<Record<string, Pay['period']>> = {
  hour: 'hour',
  hr: 'hour',
  h: 'hour',
  stunde: 'hour',
  heure: 'hour',
  hora: 'hour',
  day: 'day',
  tag: 'day',
  week: 'week',
  month: 'month',
  monat: 'month',
  mois: 'month',
  mes: 'month',
  year: 'year',
  annum: 'year',
  jahr: 'year',
  año: 'year',
};

/** The lowest pay a request names ("over 50k", "at least €20 an hour"), with where it stands; undefined if none. */
export function payFloorIn(text: string): { pay: Pay; start: number; end: number } | undefined {
  for (const found of text.matchAll(FLOOR)) {
    const written = found[0];
    const hasSign = /[€£$₹]|\b(?:eur|euros?|usd|gbp|chf|pln|cad|aud|dollars?|pounds?)\b/i.test(
      written,
    );
    const hasLead =
      /^(?:over|above|at least|from|min|more than|paying|pays|>|ab |mindestens|über|plus de|au moins|más de)/i.test(
        written,
      );
    const thousands = found[2] !== undefined;
    const amount =
      Number((found[1] ?? '').replace(/[.,' ](?=\d{3}(?:\D|$))/g, '').replace(',', '.')) *
      (thousands ? 1000 : 1);
    const named = PERIODS[(found[3] ?? '').toLowerCase()];
    if (!(amount > 0) || !(thousands || hasSign || named || (hasLead && amount >= 1000))) continue;
    const period = named ?? (amount < 200 ? 'hour' : amount < 10_000 ? 'month' : 'year');
    const currency = CURRENCIES.find(([pattern]) => pattern.test(written))?.[1];
    return {
      pay: { min: amount, currency, period, verbatim: written.trim() },
      start: found.index,
      end: found.index + written.length,
    };
  }
  return undefined;
}
