import { auditEntry } from './audit-templates.ts';
import type { Client, Conversation } from './client.ts';
import { localTime } from './local-time.ts';
import { outboundText } from './outbound.ts';
import { OWN_DATA_TOOLS } from './own-data.ts';
import type { Clock, Ids } from './ports/clock.ts';
import type { Change } from './ports/store.ts';

export interface PauseDeps {
  clock: Clock;
  ids: Ids;
}

type Home = { client: Client; conversation: Conversation };

/** Stops everything that runs for a client: turns, reminders, approved actions that have not begun. */
export function pause(deps: PauseDeps, home: Home, waitingCards: number): Change[] {
  const at = deps.clock.now();
  const say = (text: string) => outboundText(deps.ids, home.conversation, at, text);
  if (home.client.pausedAt) return [say(pausedLine(home.client))];
  const cards =
    waitingCards === 0
      ? ''
      : ` ${waitingCards === 1 ? 'The card that waits' : `The ${waitingCards} cards that wait`} can be answered after /resume, until ${waitingCards === 1 ? 'its time is' : 'their times are'} over.`;
  return [
    { type: 'client_settings', clientId: home.client.id, pausedAt: at },
    audited(home, at, 'client.paused'),
    say(
      `Paused: I read nothing, search nothing, send nothing and remind you of nothing until you type /resume.${cards} /export and /delete work as before.`,
    ),
  ];
}

export function resume(deps: PauseDeps, home: Home): Change[] {
  const at = deps.clock.now();
  const say = (text: string) => outboundText(deps.ids, home.conversation, at, text);
  if (!home.client.pausedAt) return [say('I am at work; nothing is paused.')];
  return [
    { type: 'client_settings', clientId: home.client.id, pausedAt: null },
    audited(home, at, 'client.resumed'),
    say(
      'I am at work again. What you wrote in the meantime I did not read; /pending shows the cards that wait.',
    ),
  ];
}

/** The one line that a message gets while everything is paused. */
export function pausedLine(client: Client): string {
  const since = client.pausedAt ? ` since ${localTime(client.pausedAt, client.timeZone)}` : '';
  return `I am paused${since}, as you asked, so I did not read that. /resume starts me again.`;
}

/** May this approved tool run now? Clients keep the rights over their own data while they are paused. */
export function isPausedFor(client: Pick<Client, 'pausedAt'>, tool: string): boolean {
  return client.pausedAt !== null && !OWN_DATA_TOOLS.includes(tool);
}

function audited(home: Home, at: Date, action: string): Change {
  return {
    type: 'audit',
    entry: auditEntry(
      { ...home, at },
      { source: 'chat', purpose: 'run only when the client wants it', actor: 'human', action },
    ),
  };
}
