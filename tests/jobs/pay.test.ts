import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { payFrom, readPay } from '../../src/jobs/pay.ts';

describe('readPay', () => {
  it.each([
    ['£30,000 - £37,000 a year', { min: 30_000, max: 37_000, currency: 'GBP', period: 'year' }],
    ['$120k–$150k', { min: 120_000, max: 150_000, currency: 'USD', period: null }],
    ['120–150k USD', { min: 120_000, max: 150_000, currency: 'USD', period: null }],
    ['55.000 € brutto/Jahr', { min: 55_000, max: null, currency: 'EUR', period: 'year' }],
    ['€ 45/hour', { min: 45, max: null, currency: 'EUR', period: 'hour' }],
    ['£12.40 - £13.80 an hour', { min: 12.4, max: 13.8, currency: 'GBP', period: 'hour' }],
    ['CHF 95,000 - 110,000 a year', { min: 95_000, max: 110_000, currency: 'CHF', period: 'year' }],
    ['up to CA$90,000 per year', { min: null, max: 90_000, currency: 'CAD', period: 'year' }],
    ['PLN 18,000 - 24,000 a month', { min: 18_000, max: 24_000, currency: 'PLN', period: 'month' }],
    ['40000', { min: 40_000, max: null, currency: null, period: null }],
  ])('reads %j', (text, pay) => {
    expect(readPay(text)).toMatchObject({ ...pay, verbatim: text });
  });

  it.each(['', 'competitive', '0', '€0 - €0', 'DOE'])('knows that %j states nothing', (text) => {
    expect(readPay(text)).toBeNull();
  });

  it('never fails, and never puts the lower bound above the upper', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const pay = readPay(text);
        if (pay?.min != null && pay.max != null) expect(pay.min).toBeLessThanOrEqual(pay.max);
      }),
    );
  });
});

describe('payFrom', () => {
  it('takes zero and null for not stated', () => {
    expect(payFrom({ min: 0, max: null, currency: 'EUR' })).toBeNull();
    expect(payFrom({ min: '30000', max: '0', currency: 'eur', period: 'year' })).toMatchObject({
      min: 30_000,
      max: null,
      currency: 'EUR',
      period: 'year',
    });
  });
});
