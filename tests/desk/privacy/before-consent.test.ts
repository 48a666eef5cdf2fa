import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InboundContent } from '../../../src/desk/ports/channel.ts';
import { openTestDesk, type TestDesk, wordsIn } from '../../support/desk.ts';

const MARK = 'Zanzibar-7731';

const text = (words: string, more: Partial<Extract<InboundContent, { kind: 'text' }>> = {}) =>
  ({ kind: 'text', text: words, quoted: null, edited: false, forwarded: false, ...more }) as const;

describe('before the yes', () => {
  let desk: TestDesk;
  beforeEach(async () => {
    desk = await openTestDesk({ trial: false });
  });
  afterEach(() => desk.remove());

  it.each<[string, InboundContent]>([
    ['a message', text(`I worked at ${MARK}`)],
    ['a command with words', text(`/privacy ${MARK}`)],
    ['a no with a reason', text(`no, because of ${MARK}`)],
    ['a quote', text('what?', { quoted: { ref: '1', text: MARK } })],
    ['a forward', text(MARK, { forwarded: true })],
    ['an edit', text(MARK, { edited: true })],
    ['a name of a file and its caption', { ...file(), name: `${MARK}.pdf`, caption: MARK }],
    ['where a file lies', { ...file(), ref: MARK }],
    ['a voice note', { kind: 'voice', ref: MARK, mime: null, size: 1 }],
    ['a button', { kind: 'tap', token: MARK }],
  ])('nothing of %s is written, logged or shown to a model', async (_what, content) => {
    // As the first words of all, and again after the greeting.
    await desk.say(content);
    const answer = await desk.say(content);
    expect(desk.written.join('\n')).not.toContain(MARK);
    expect(desk.logged.join('\n')).not.toContain(MARK);
    expect(desk.requests).toHaveLength(0);
    expect(wordsIn(answer)).not.toContain(MARK);
    await desk.say('yes');
    expect(desk.written.join('\n')).not.toContain(MARK);
  });

  it('would find the mark after the yes', async () => {
    await desk.say('hi');
    await desk.say('yes');
    await desk.say(text(`I worked at ${MARK}`));
    expect(desk.written.join('\n')).toContain(MARK);
  });
});

function file() {
  return {
    kind: 'file',
    name: 'cv.pdf',
    mime: null,
    size: 1,
    ref: 'x',
    caption: null,
    album: null,
  } as const;
}
