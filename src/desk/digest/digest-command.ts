import { auditEntry } from '../audit-templates.ts';
import type { Client, Conversation } from '../client.ts';
import { localTime } from '../local-time.ts';
import { outboundText } from '../outbound.ts';
import type { Clock, Ids } from '../ports/clock.ts';
import type { DigestPlan } from '../ports/digest-store.ts';
import type { Change, Store } from '../ports/store.ts';
import { isQuietMinute, type QuietHours, readQuietHours, writeQuietHours } from '../quiet-hours.ts';
import { firstHour } from './first-hour.ts';
import { isSameDay, localSlotAfter, minutesOf, readHour } from './slots.ts';

export interface DigestCommandDeps {
  store: Pick<Store, 'getDigest' | 'digestIsLastWord'>;
  clock: Clock;
  ids: Ids;
  settings: { quietHours: QuietHours | null };
}

type Home = { client: Client; conversation: Conversation };

/** Shows, sets or ends the daily digest. */
export async function setDigestHour(
  deps: DigestCommandDeps,
  home: Home,
  wish: string | null,
): Promise<Change[]> {
  const at = deps.clock.now();
  const say = (text: string) => outboundText(deps.ids, home.conversation, at, text);
  const plan = await deps.store.getDigest(home.client.id);
  if (wish === null) return [say(shown(plan, home.client))];
  if (/^(?:off|stop|never|no|none)$/.test(wish)) return endDigest(deps, home, plan);
  const hour = /^(?:on|yes|start)$/.test(wish)
    ? (plan?.hour ?? firstHour(deps.settings.quietHours))
    : readHour(wish.replace(/^(?:at|to) /, ''));
  if (hour === null)
    return [say('I could not read that. Please write /digest 7:30, /digest on or /digest off.')];
  const nextAt = nextOf(hour, home.client, plan, at);
  return [
    {
      type: 'digest_set',
      clientId: home.client.id,
      conversationId: home.conversation.id,
      hour,
      nextAt,
    },
    row(home, at, 'digest.set'),
    say(
      `Noted: your digest comes at ${hour} (${home.client.timeZone}), the next one on ${localTime(nextAt, home.client.timeZone)} when there is something new. On Mondays I add how your week was.${duringQuiet(hour, home.client)}`,
    ),
  ];
}

/** "stop" right after a digest means the digest; later it only says how to end it. Null when there is none to speak of. */
export async function stopAfterDigest(
  deps: DigestCommandDeps,
  home: Home,
): Promise<Change[] | string | null> {
  const plan = await deps.store.getDigest(home.client.id);
  if (!plan || plan.hour === null) return null;
  const isAnswer =
    plan.sentAt !== null &&
    plan.conversationId === home.conversation.id &&
    (await deps.store.digestIsLastWord(home.conversation.id, plan.sentAt));
  return isAnswer ? endDigest(deps, home, plan) : `Your daily digest goes on; /digest off ends it.`;
}

/** What the desk does by itself for a client, in one line. */
export async function watchLine(
  { store }: { store: Pick<Store, 'getDigest' | 'savedSearches'> },
  client: Client,
): Promise<string> {
  const plan = await store.getDigest(client.id);
  const saved = await store.savedSearches(client.id);
  return `Daily digest: ${plan?.hour ? `${plan.hour} (${client.timeZone})` : 'none'} (/digest) · saved searches: ${saved.length} (/saved) · quiet hours: ${client.quietHours ?? 'as the desk has them'} (/quiet)`;
}

function endDigest(deps: DigestCommandDeps, home: Home, plan: DigestPlan | null): Change[] {
  const at = deps.clock.now();
  const say = (text: string) => outboundText(deps.ids, home.conversation, at, text);
  if (plan && plan.hour === null) return [say('There is no digest. /digest 8:30 starts one.')];
  return [
    {
      type: 'digest_set',
      clientId: home.client.id,
      conversationId: home.conversation.id,
      hour: null,
      nextAt: null,
    },
    row(home, at, 'digest.ended'),
    say(
      'Stopped: no more digests, weekly summaries or follow-up suggestions. /digest 8:30 starts them again; saved searches stay on /saved.',
    ),
  ];
}

/** The next time of this hour, on another day than the digest that went out last. */
function nextOf(hour: string, client: Client, plan: DigestPlan | null, at: Date): Date {
  const next = localSlotAfter(hour, client.timeZone, at);
  const hadToday = plan?.sentAt && isSameDay(next, plan.sentAt, client.timeZone);
  return hadToday ? localSlotAfter(hour, client.timeZone, next) : next;
}

function shown(plan: DigestPlan | null, client: Client): string {
  if (!plan?.nextAt || plan.hour === null)
    return 'You get no digest. /digest 8:30 starts one: what is new in your saved searches, what waits for you, whom to follow up.';
  return `Your digest comes at ${plan.hour} (${client.timeZone}), next on ${localTime(plan.nextAt, client.timeZone)} when there is something new. /digest 7:30 moves it, /digest off ends it.${duringQuiet(plan.hour, client)}`;
}

function duringQuiet(hour: string, { quietHours }: Client): string {
  const quiet = quietHours === null ? null : readQuietHours(quietHours);
  return quiet && isQuietMinute(quiet, minutesOf(hour))
    ? ` That is in your quiet hours (${writeQuietHours(quiet)}), so it waits for their end.`
    : '';
}

function row(home: Home, at: Date, action: string): Change {
  return {
    type: 'audit',
    entry: auditEntry(
      { ...home, at },
      {
        source: 'chat',
        dataCategory: 'preference',
        purpose: 'write first only as the client wishes',
        actor: 'human',
        action,
      },
    ),
  };
}
