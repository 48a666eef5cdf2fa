import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardTokens, readToken } from '../../src/desk/card.ts';
import { systemIds } from '../../src/system.ts';

describe('card tokens', () => {
  it('case 13: come back as they were made, in at most 64 bytes', () => {
    for (let i = 0; i < 200; i++) {
      const approval = { id: systemIds.next(), nonce: systemIds.token(10) };
      const tokens = cardTokens(approval);
      expect(Buffer.byteLength(tokens.yes)).toBeLessThanOrEqual(64);
      expect(readToken(tokens.yes)).toEqual({
        approvalId: approval.id,
        nonce: approval.nonce,
        choice: 'yes',
      });
      expect(readToken(tokens.no)?.choice).toBe('no');
    }
  });

  it('reads nothing from anything else', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readToken(text)).toBeNull();
      }),
    );
    const { yes } = cardTokens({ id: systemIds.next(), nonce: 'abcdef2345' });
    expect(readToken(`${yes} `)).toBeNull();
    expect(readToken(yes.replace('a1', 'a2'))).toBeNull();
    expect(readToken(yes.toUpperCase())).toBeNull();
  });
});
