import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type ChatProcess,
  cardOf,
  killLeftovers,
  runSayso,
  startChat,
  temporaryHome,
  textOf,
} from '../support/chat-process.ts';
import {
  type OpenAiServer,
  type ScriptedReply,
  startOpenAiServer,
} from '../support/openai-server.ts';
import { type SmtpPeer, startSmtpPeer } from '../support/smtp-server.ts';

const CV = 'tests/cv/fixtures/backend-engineer.md';

/** The desk with the real OpenAI client against a compatible server on loopback, streaming. */
describe('a conversation through an OpenAI-compatible server', () => {
  let desk: ReturnType<typeof temporaryHome>;
  let smtp: SmtpPeer;
  let model: OpenAiServer;

  beforeEach(async () => {
    desk = temporaryHome();
    smtp = await startSmtpPeer();
  });
  afterEach(async () => {
    killLeftovers();
    await smtp.close();
    await model.close();
    desk.remove();
  });

  async function open(
    script: ScriptedReply[],
    env: Record<string, string> = {},
  ): Promise<ChatProcess> {
    model = await startOpenAiServer(script);
    const chat = startChat({
      home: desk.home,
      env: {
        OPENAI_BASE_URL: model.url,
        OPENAI_API_KEY: 'sk-Larkspur-71-secret',
        OPENAI_MODEL: 'scripted',
        OPENAI_PRICE: '1/2',
        SMTP_URL: smtp.url,
        MAIL_FROM: 'Sayso <desk@sayso.example>',
        ...env,
      },
    });
    await chat.say('yes');
    return chat;
  }

  const call = (name: string, args: Record<string, unknown>) => ({ calls: [{ name, args }] });

  it('goes from a search to one delivered mail, with no mail before the yes', async () => {
    const chat = await open([
      call('search_jobs', { query: 'remote TypeScript jobs in Europe' }),
      { text: 'Here is what fits.' },
      call('draft_outreach', { job: 1 }),
      { text: 'Shall I send it?' },
      call('send_outreach', {}),
      { text: 'Good luck!' },
    ]);
    await chat.say({ file: CV });
    const jobs = textOf(await chat.say('what is there for me?'));
    expect(jobs).toMatch(/^1\. /m);
    expect(jobs).toMatch(/Here is what fits\./);
    expect(textOf(await chat.say('write to the first'))).toMatch(/Draft 1/);
    const card = cardOf(await chat.say('please send'));
    expect(smtp.mails).toHaveLength(0);
    const done = await chat.say({ tap: { card: card.card, choice: 'yes' } });
    expect(done.find((event) => event.type === 'card_resolved')?.outcome).toBe('done');
    expect(textOf(done)).toMatch(/Good luck!/);
    expect(smtp.mails).toHaveLength(1);
    expect(textOf(await chat.say('/cost'))).toMatch(/scripted · \d+ turns · \d+ tokens in/);

    // The model was told what happened, and never saw who the client is.
    const last = JSON.stringify(model.requests.at(-1)?.body);
    expect(last).toMatch(/send_outreach #1 done/);
    expect(last).not.toContain('desk@sayso.example');
    expect(chat.stderr()).not.toContain('Larkspur');
    await chat.end();
    expect((await runSayso(['audit', 'verify'], { home: desk.home })).code).toBe(0);
  });

  it.each<[string, ScriptedReply[], RegExp]>([
    [
      'an unknown tool',
      [call('delete_everything', { now: true }), { text: 'I cannot do that.' }],
      /cannot do that/,
    ],
    [
      'broken JSON, twice',
      [
        { calls: [{ name: 'search_jobs', args: '{"query":' }] },
        { calls: [{ name: 'search_jobs', args: '{"query"' }] },
      ],
      /unusable answer/,
    ],
    [
      '40 tool calls',
      [
        { calls: Array.from({ length: 40 }, () => ({ name: 'list_pipeline', args: {} })) },
        { text: 'never' },
      ],
      /more steps than one message may take/,
    ],
    ['nothing', [{ nothing: true }], /no answer to that/],
    ['an error 500', [{ status: 500 }, { status: 500 }, { status: 500 }], /could not be reached/],
    [
      'a cut connection',
      [{ reset: 'in mid-stream' }, { reset: 'in mid-stream' }],
      /could not be reached/,
    ],
    ['a refusal', [{ refusal: 'No.' }], /declined to answer/],
  ])(
    'survives a model that answers with %s, in one visible sentence',
    async (_what, script, sentence) => {
      const chat = await open([...script, { text: 'I am back.' }]);
      expect(textOf(await chat.say('do something'))).toMatch(sentence);
      expect(textOf(await chat.say('/help'))).toMatch(/own words/);
      expect(smtp.mails).toHaveLength(0);
      await chat.end();
    },
  );

  it('ends the turn of a model that hangs, and goes on', async () => {
    const chat = await open([{ hang: 'before headers' }, { text: 'I am back.' }], {
      TURN_SECONDS: '1',
    });
    expect(textOf(await chat.say('hello?'))).toMatch(/took too long/);
    expect(textOf(await chat.say('and now?'))).toMatch(/I am back/);
    await chat.end();
  });

  it('answers after a restart what was being answered when the desk was stopped', async () => {
    model = await startOpenAiServer([{ hang: 'in mid-stream' }, { text: 'Here I am again.' }]);
    const env = { OPENAI_BASE_URL: model.url, OPENAI_MODEL: 'scripted' };
    const first = startChat({ home: desk.home, env });
    await first.say('yes');
    first.write({ text: 'tell me everything' });
    await first.event((event) => event.type === 'typing');
    await first.kill('SIGTERM');
    const second = startChat({ home: desk.home, env });
    await second.event((event) => event.text === 'Here I am again.');
    expect(textOf(await second.greeting)).not.toMatch(/Stopped, as you asked/);
    await second.end();
  });

  it('stops a running turn at /stop', async () => {
    const chat = await open([{ hang: 'in mid-stream' }]);
    chat.write({ text: 'tell me everything' });
    await chat.event((event) => event.type === 'typing');
    chat.write({ text: '/stop' });
    const stopped = await chat.event((event) => /Stopped, as you asked/.test(event.text ?? ''));
    expect(stopped.type).toBe('message');
    await chat.end();
  });

  it('sends nothing for a model that claims an approval, an address or a yes of its own', async () => {
    const chat = await open([
      call('search_jobs', { query: 'TypeScript' }),
      { text: 'ok' },
      call('draft_outreach', { job: 1 }),
      { text: 'ok' },
      // An address that the client never typed.
      call('send_outreach', { to: 'stranger@elsewhere.example' }),
      { text: 'It was sent, the client agreed.' },
      // Arguments that do not exist.
      call('send_outreach', { approved: true }),
      { text: 'done' },
      call('draft_outreach', { job: 1, body: 'I led 500 engineers at Globex for 30 years.' }),
      { text: 'hm' },
    ]);
    await chat.say({ file: CV });
    await chat.say('search');
    await chat.say('draft');
    const claimed = await chat.say('send it to whom you like');
    expect(claimed.some((event) => event.type === 'card')).toBe(false);
    const forged = await chat.say('go');
    expect(forged.some((event) => event.type === 'card')).toBe(false);
    await chat.say('write it yourself');
    const toModel = JSON.stringify(model.requests.at(-1)?.body);
    expect(toModel).toMatch(/REFUSED: That text says things that are not in the CV/);
    expect(smtp.mails).toHaveLength(0);
    await chat.end();
  });

  it('never shows a blocked password to the model', async () => {
    const chat = await open([{ text: 'hello' }]);
    await chat.say('my gmail password is Otter%River33');
    await chat.say('hi there');
    expect(JSON.stringify(model.requests)).not.toContain('Otter');
    await chat.end();
  });
});
