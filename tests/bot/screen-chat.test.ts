import { describe, expect, it } from 'vitest';
import { screenText } from '../../src/bot/terminal/screen-chat.ts';
import { cvPath } from '../../src/bot/terminal/terminal-adapter.ts';

describe('the screen', () => {
  it('breaks lines between words and keeps their indentation', () => {
    const text = screenText(
      {
        type: 'message',
        text: 'one two three four five six seven\n- a point that is longer than the line',
      },
      30,
    );
    expect(text).toBe(
      [
        'desk> one two three four five',
        '      six seven',
        '      - a point that is longer',
        '        than the line',
      ].join('\n'),
    );
  });

  it('frames a card, and leaves a link whole', () => {
    const link = `mailto:${'x'.repeat(60)}`;
    const card = screenText(
      { type: 'card', card: 1, text: `#1 needs your yes\n${link}`, choices: ['yes', 'no'] },
      40,
    );
    expect(card?.split('\n').slice(1, 3)).toEqual(['│ #1 needs your yes', `│ ${link}`]);
  });

  it('shows nothing for what only scripts need', () => {
    expect(screenText({ type: 'idle' })).toBeNull();
    expect(screenText({ type: 'typing' })).toBeNull();
  });
});

describe('/cv', () => {
  it.each([
    ['/cv my cv.pdf', 'my cv.pdf'],
    ['/cv "my files/my cv.pdf"', 'my files/my cv.pdf'],
    ["/cv 'cv.pdf' ", 'cv.pdf'],
    ['/cv', null],
    ['/cvs cv.pdf', null],
    ['my /cv cv.pdf', null],
  ])('reads %j as the path %j', (text, path) => {
    expect(cvPath(text)).toBe(path);
  });
});
