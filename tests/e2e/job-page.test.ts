import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  cardOf,
  killLeftovers,
  runSayso,
  startChat,
  temporaryHome,
  textOf,
} from '../support/chat-process.ts';

const LINK = 'https://crumb.invalid/jobs/7';

describe('a link to a job, in a whole desk', () => {
  let place: ReturnType<typeof temporaryHome>;
  beforeEach(() => {
    place = temporaryHome();
  });
  afterEach(() => {
    killLeftovers();
    place.remove();
  });

  it('is opened after a yes where the operator allows pages', async () => {
    const chat = startChat({ home: place.home, env: { JOB_BOARDS: 'page' } });
    await chat.say('yes');
    const asked = await chat.say(`what about this one? ${LINK}`);
    expect(cardOf(asked).text).toContain(`I open this page, once: ${LINK}`);
    // The name leads nowhere, which the guard's own look-up finds out.
    expect(JSON.stringify(await chat.say('yes'))).toContain(
      'The page at crumb.invalid could not be read',
    );
    await chat.end();
    const { stdout } = await runSayso(['doctor', '--egress'], {
      home: place.home,
      env: { JOB_BOARDS: 'page' },
    });
    expect(stdout).toMatch(/^\*:443 +job pages +JOB_BOARDS +one page that a client sent/m);
  });

  it('is not opened where the operator has said nothing', async () => {
    const chat = startChat({ home: place.home, env: {} });
    await chat.say('yes');
    expect(textOf(await chat.say(LINK))).toContain('This desk opens no links.');
    await chat.end();
  });
});
