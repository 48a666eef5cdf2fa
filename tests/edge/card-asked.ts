import { readFileSync } from 'node:fs';
import type { ChatClient } from '../support/chat-peers.ts';
import type { EdgeDesk } from '../support/edge-desk.ts';

const CV = readFileSync('tests/cv/fixtures/backend-engineer.md');

export const call = (name: string, args: Record<string, unknown>) => ({ calls: [{ name, args }] });

/** From a CV to a card that waits: one turn with three tools. */
export async function askForCard(
  desk: Pick<EdgeDesk, 'script'>,
  client: ChatClient,
): Promise<string> {
  await client.sendsFile('cv.md', 'text/markdown', CV);
  await client.hears(/I read these facts/);
  desk.script.push(
    call('search_jobs', { query: 'remote TypeScript jobs in Europe' }),
    call('draft_outreach', { job: 1 }),
    call('send_outreach', {}),
  );
  await client.says('write to the first and send it');
  return client.hears(/needs your yes/);
}
