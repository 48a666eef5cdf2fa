import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWhatsAppPeer } from '../support/chat-peers.ts';
import { type OperatorsGroup, openOperatorsGroup } from '../support/operators-group.ts';
import { untilTrue } from '../support/until.ts';

describe("a WhatsApp client in the operators' group on Telegram", () => {
  let whatsapp: Awaited<ReturnType<typeof openWhatsAppPeer>>;
  let group: OperatorsGroup;
  beforeEach(async () => {
    whatsapp = await openWhatsAppPeer();
    group = await openOperatorsGroup({}, whatsapp);
    await untilTrue(() => whatsapp.peer.connected(), 'the connection');
  });
  afterEach(() => group.close());

  it('has a topic, is taken, answered and handed back there, and the bot goes on', async () => {
    const { desk, client, ada, texts, shows, signed, handled, asked, message } = group;
    const topic = await asked();
    await shows(/Client: hello/);
    ada.writes(topic, '/take');
    await client.hears(/Ada, a person of this desk, answers you/);
    const turns = desk.model.requests.length;
    await client.says('is the job still open?');
    await shows(/Client: is the job still open\?/);
    await signed(ada.writes(topic, 'It is, until *Friday*.'));
    // Signs that WhatsApp would read as bold stay signs.
    expect(await client.hears(/Ada \(person\): It is/)).toContain('Friday');
    ada.writes(topic, '// he is in a hurry');
    await shows(/Noted\. Only the people of the desk see it/);
    expect(desk.model.requests).toHaveLength(turns);
    ada.writes(topic, '/back');
    await shows(/You hand this conversation back with this summary/);
    ada.presses(message(/You hand this conversation back/).message_id);
    await client.hears(/Ada has handed over/);
    await shows(/The assistant has this conversation/);
    await client.says('thank you');
    await client.hears(/ok/);
    await handled();
    expect(texts()).not.toMatch(/thank you/);
    expect(client.texts().join('\n')).not.toMatch(/hurry|\/take|\/back/);
  });

  it('keeps its wording when the operator edits theirs, and gets no message of an unclaimed topic', async () => {
    const { client, ada, shows, signed, handled, asked, heardOf } = group;
    const topic = await asked();
    ada.writes(topic, 'Too early.');
    await shows(/Not sent: you do not have this conversation/);
    ada.writes(topic, '/take');
    await client.hears(/Ada, a person of this desk/);
    const id = ada.writes(topic, 'Come at nine.');
    await client.hears(/Come at nine/);
    await signed(id);
    ada.edits(id, 'Come at ten.');
    await shows(/The client still has your first wording/);
    ada.writes(topic, '/delete', { replyTo: id });
    await shows(/does not let the desk delete a message/);
    await handled();
    expect(heardOf(/Come at ten|Too early/)).toBe(0);
    expect(heardOf(/Come at nine/)).toBe(1);
  });

  it('is told to the operator when WhatsApp refuses their words', async () => {
    const { client, ada, shows, taken, message } = group;
    const topic = await taken();
    whatsapp.peer.onNextMessages({ error: '463' });
    const id = ada.writes(topic, 'This one fails.');
    await shows(/This message did not reach the client/);
    expect(message(/did not reach/).replyTo).toBe(id);
    ada.writes(topic, 'This one does not.');
    await client.hears(/This one does not/);
  });
});
