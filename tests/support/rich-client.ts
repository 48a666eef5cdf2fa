import { systemIds as ids } from '../../src/system.ts';
import { cardIn, type TestDesk } from './desk.ts';

/** Words that stand nowhere else, one for each place where a client leaves something. */
export const markersOf = (name: string) => ({
  name: `${name}Name`,
  chat: `${name.toLowerCase()}chat`,
  cvText: `${name}CvText`,
  cvFile: `${name}-cv-file.txt`,
  preference: `${name}Preference`,
  fact: `${name}Fact`,
  contact: `${name.toLowerCase()}contact@markers.example`,
  query: `${name}Query`,
  subject: `${name}Subject`,
  board: `${name}Board`,
  said: `${name}Said`,
  model: `${name}Model`,
  handed: `${name}Handed`,
  answered: `${name}Answered`,
});

export type Markers = ReturnType<typeof markersOf>;

/** A client who has used everything that the desk offers, so that each table has something of theirs. */
export async function richClient(desk: TestDesk, markers: Markers): Promise<{ id: string }> {
  const { chat } = markers;
  const person = { sender: { id: chat, altIds: [`${chat}-alt`], name: markers.name } };
  const say = (content: Parameters<TestDesk['say']>[0]) =>
    desk.say(content, chat, ids.next(), person);
  desk.documents.set(markers.cvFile, `Ada ${markers.cvText}, engineer, TypeScript, Kafka`);
  await say({
    kind: 'file',
    name: markers.cvFile,
    mime: null,
    size: 10,
    ref: markers.cvFile,
    caption: null,
    album: null,
  });
  desk.script([
    { name: 'remember_preference', args: { key: 'place', value: markers.preference } },
    { name: 'correct_fact', args: { kind: 'title', value: markers.fact } },
    { name: 'search_jobs', args: { query: `TypeScript ${markers.query}` } },
    { name: 'save_job', args: { jobs: [1] } },
    { name: 'read_cv', args: {} },
  ]);
  await say(
    `please do it, ${markers.said}: I am a ${markers.fact} and want to work in ${markers.preference}`,
  );
  desk.script([
    { name: 'lookup_jobs', args: { board: 'lever:acme', query: markers.board, days: 3 } },
  ]);
  await say({ kind: 'tap', token: cardIn(await say('look there')).token.yes });
  desk.script([
    { name: 'search_jobs', args: { query: `TypeScript ${markers.query}` } },
    { name: 'draft_outreach', args: { job: 1, subject: markers.subject } },
  ]);
  await say('draft');
  desk.script([{ name: 'send_outreach', args: { to: markers.contact } }]);
  await say({ kind: 'tap', token: cardIn(await say(`send it to ${markers.contact}`)).token.yes });
  desk.script([{ name: 'draft_outreach', args: { job: 2, subject: `${markers.subject}Two` } }]);
  await say('another draft');
  // A card that waits, with its reminder in the queue.
  desk.script([{ name: 'send_outreach', args: { to: markers.contact } }]);
  cardIn(await say('send that too'));

  const store = desk.test.store;
  const conversation = (await conversationOf(desk, chat)) ?? '';
  const home = await store.getConversation(conversation);
  if (!home) throw new Error('The rich client has no conversation.');
  const at = desk.clock.now();
  await store.commit(
    [
      {
        type: 'usage',
        clientId: home.client.id,
        turnId: ids.next(),
        usage: { model: markers.model, inputTokens: 10, outputTokens: 5, costMicroUsd: 7 },
        at,
      },
      {
        type: 'outbound',
        id: ids.next(),
        conversationId: conversation,
        controlEpoch: null,
        message: {
          kind: 'file',
          name: 'mail.eml',
          mime: 'message/rfc822',
          base64: Buffer.from(markers.handed).toString('base64'),
          caption: '',
        },
        at,
      },
    ],
    'full',
  );
  const { approvals = [] } = (await store.readRecord(home.client.id)) ?? {};
  const sent = approvals.find(({ approval }) => approval.tool === 'send_outreach')?.approval;
  if (!sent) throw new Error('The rich client has sent no mail.');
  await store.recordReply(
    {
      id: ids.next(),
      clientId: home.client.id,
      conversationId: conversation,
      approvalId: sent.id,
      postingId: null,
      kind: 'automatic',
      from: { name: markers.answered, email: 'jane@markers.example' },
      subject: `Re: ${markers.answered}`,
      receivedAt: at,
      foundAt: at,
    },
    `<${markers.answered}@markers.example>`,
    [],
  );
  desk.outbox.wake(conversation);
  await desk.desk.settled('test', chat);
  return { id: home.client.id };
}

async function conversationOf(desk: TestDesk, chat: string): Promise<string | null> {
  const { store } = desk.test;
  for (const { id } of await store.listClients()) {
    const known = await store.getClient(id);
    const talk = known?.conversations.find((item) => item.chat === chat);
    if (talk) return talk.id;
  }
  return null;
}
