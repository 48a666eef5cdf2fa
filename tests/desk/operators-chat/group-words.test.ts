import { describe, expect, it } from 'vitest';
import { readGroupWords, replyIdOf } from '../../../src/desk/operators-chat/group-words.ts';

describe('words of an operator in a topic', () => {
  it.each([
    ['/take', { wish: 'take' }],
    ['/TAKE@sayso_bot', { wish: 'take' }],
    [' /who ', { wish: 'who' }],
    ['/back', { wish: 'back', confirm: false, summary: '' }],
    ['/back please', { wish: 'back', confirm: false, summary: '' }],
    ['/back confirm', { wish: 'back', confirm: true, summary: '' }],
    [
      '/back confirm He wants\nBerlin.',
      { wish: 'back', confirm: true, summary: 'He wants\nBerlin.' },
    ],
    ['// a note', { wish: 'note', text: 'a note' }],
    ['//', { wish: 'note', text: '' }],
    ['/note  in two\nlines', { wish: 'note', text: 'in two\nlines' }],
    ['hello / there', { wish: 'say', text: 'hello / there' }],
  ])('reads %j', (text, wish) => {
    expect(readGroupWords(text)).toEqual(wish);
  });

  it.each(['/noet he is rude', '/', '/ note', '/taken', '/start x', '/1', '/back-confirm'])(
    'never takes %j for words to the client',
    (text) => {
      expect(readGroupWords(text)).toEqual({ wish: 'help' });
    },
  );

  it('gives the same message the same id, and no other', () => {
    expect(replyIdOf('-1001', 5)).toBe(replyIdOf('-1001', 5));
    expect(replyIdOf('-1001', 5)).not.toBe(replyIdOf('-100', 15));
    expect(replyIdOf('-1001234567890', 123456)).toMatch(/^[\w-]{8,64}$/);
  });
});
