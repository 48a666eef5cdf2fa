import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, payloadHash } from '../../src/desk/payload.ts';

describe('canonicalJson', () => {
  it('writes equal values as equal bytes, whatever the order of keys', () => {
    expect(canonicalJson({ b: 1, a: { d: [2, 'x'], c: null } })).toBe(
      '{"a":{"c":null,"d":[2,"x"]},"b":1}',
    );
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const shuffled = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(shuffled)).toBe(canonicalJson({ ...value }));
      }),
    );
  });

  it('keeps what JSON holds', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.integer()), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it.each([[undefined], [Number.NaN], [new Date(0)], [() => 1], [{ a: undefined }]])(
    'refuses what JSON cannot hold exactly: %s',
    (value) => {
      expect(() => canonicalJson(value)).toThrow(TypeError);
    },
  );
});

describe('payloadHash', () => {
  it('differs by tool and by any byte of the payload', () => {
    const hash = payloadHash('send_outreach', '{"a":1}');
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(payloadHash('lookup_jobs', '{"a":1}')).not.toBe(hash);
    expect(payloadHash('send_outreach', '{"a":2}')).not.toBe(hash);
    // The boundary between the two parts cannot be moved.
    expect(payloadHash('send_outreach{', '"a":1}')).not.toBe(hash);
  });
});
