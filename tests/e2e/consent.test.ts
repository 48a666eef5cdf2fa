import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type ChatEvent,
  cardOf,
  killLeftovers,
  runSayso,
  startChat,
  temporaryHome,
  textOf,
} from '../support/chat-process.ts';
import { startOpenAiServer } from '../support/openai-server.ts';

const CV = 'tests/cv/fixtures/backend-engineer.md';

describe('consent, questions and the notice, in a process of its own', () => {
  let desk: ReturnType<typeof temporaryHome>;
  beforeEach(() => {
    desk = temporaryHome();
  });
  afterEach(() => {
    killLeftovers();
    desk.remove();
  });
  const chat = (env: Record<string, string> = {}) => startChat({ home: desk.home, env });

  // Three starts of a process take their time on a busy machine.
  it('asks again after the model was changed, over a crash, and sends it nothing before the yes', {
    timeout: 60_000,
  }, async () => {
    const model = await startOpenAiServer([], { text: 'I am the new model.' });
    const env = { OPENAI_BASE_URL: model.url, OPENAI_MODEL: 'scripted' };
    const before = chat();
    await before.say('yes');
    await before.say('later');
    await before.end();

    const first = chat(env);
    expect(textOf(await first.greeting)).toMatch(
      /has changed[\s\S]*Who reads your words, from now on/,
    );
    expect(textOf(await first.say('find me jobs'))).toMatch(/need your answer first/);
    expect(textOf(await first.say('/log'))).toMatch(/consent: asked again/);
    await first.kill('SIGKILL');

    const second = chat(env);
    expect(textOf(await second.say({ file: CV }))).toMatch(/need your answer first/);
    expect(model.requests).toHaveLength(0);
    expect(textOf(await second.say('yes'))).toMatch(/Thank you/);
    expect(textOf(await second.say('hello'))).toMatch(/I am the new model/);
    expect(model.requests.length).toBeGreaterThan(0);
    await second.end();
    await model.close();

    // And back: the offline model is another place again.
    const third = chat();
    expect(textOf(await third.greeting)).toMatch(/has changed/);
    await third.end();
    expect(await runSayso(['audit', 'verify'], { home: desk.home })).toMatchObject({ code: 0 });
  });

  it('takes the questions up again after a crash', async () => {
    const first = chat();
    await first.say('yes');
    expect(textOf(await first.say('backend engineer'))).toMatch(/2 of 7/);
    await first.kill('SIGKILL');
    const second = chat();
    expect(textOf(await second.greeting)).toMatch(/Welcome back[\s\S]*2 of 7/);
    expect(textOf(await second.say('Lisbon'))).toMatch(/3 of 7/);
    expect(textOf(await second.say('/profile'))).toMatch(/Work: backend engineer\nPlace: Lisbon/);
    await second.end();
  });

  it('OR2: goes from the questions to a ready mail without any mailbox', async () => {
    const talk = chat();
    const events: ChatEvent[] = await talk.say('yes');
    for (const input of [
      'backend engineer',
      { file: CV },
      'skip',
      'find me remote TypeScript jobs in Europe',
      'save 1',
      'write to the hiring manager of 1',
    ])
      events.push(...(await talk.say(input)));
    const card = cardOf(await talk.say('send it'));
    expect(card.text).toMatch(/you send it yourself/);
    events.push(...(await talk.say({ tap: { card: card.card, choice: 'yes' } })));
    expect(events.some(({ type }) => type === 'file')).toBe(true);
    expect(textOf(events)).not.toMatch(/which mailbox|your mailbox\?|e-?mail password/i);
    await talk.end();
  });
});
