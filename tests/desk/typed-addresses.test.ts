import { describe, expect, it } from 'vitest';
import { typedAddresses } from '../../src/desk/typed-addresses.ts';

describe('typedAddresses', () => {
  it.each([
    ['send it to Jane@Acme.example.', ['jane@acme.example']],
    ['to a.b+c@mail.co.uk, please', ['a.b+c@mail.co.uk']],
    ['x@y.example and x@y.example and z@y.example', ['x@y.example', 'z@y.example']],
    ['<jane@acme.example>', ['jane@acme.example']],
    ['no address here, @jane or jane@', []],
    ['a@b', []],
    ['evil@x.example\nBcc: y@z.example', ['evil@x.example', 'y@z.example']],
  ])('reads %j', (text, addresses) => {
    expect(typedAddresses(text)).toEqual(addresses);
  });

  it('reads nothing from a long row of at signs', () => {
    expect(typedAddresses('a@'.repeat(50_000))).toEqual([]);
    expect(typedAddresses('a.'.repeat(50_000))).toEqual([]);
  });
});
