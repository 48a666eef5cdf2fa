/** US dollars in two places, and in six when it is less than a cent. */
export function dollars(usd: number): string {
  return usd > 0 && usd < 0.01 ? usd.toFixed(6) : usd.toFixed(2);
}

/** Millionths of a US dollar as dollars; null: nobody has said what the model costs. */
export function money(micro: number | null): string {
  return micro === null ? 'price not configured' : `${dollars(micro / 1_000_000)} USD`;
}
