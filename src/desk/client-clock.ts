import type { Client, Conversation } from './client.ts';
import { isTimeZone, localClock } from './local-time.ts';
import { outboundText } from './outbound.ts';
import type { Clock, Ids } from './ports/clock.ts';
import type { Change } from './ports/store.ts';
import { type QuietHours, quietHoursOf, readQuietHours, writeQuietHours } from './quiet-hours.ts';

export interface ClientClockDeps {
  clock: Clock;
  ids: Ids;
  settings: { quietHours: QuietHours | null };
}

type Home = { client: Client; conversation: Conversation };

/** Shows or sets where the client lives; times on cards and reminders follow it. */
export function setTimeZone(deps: ClientClockDeps, home: Home, zone: string | null): Change[] {
  const at = deps.clock.now();
  const say = (text: string) => outboundText(deps.ids, home.conversation, at, text);
  if (zone === null)
    return [
      say(
        `Your time zone is ${home.client.timeZone}: for you it is ${localClock(at, home.client.timeZone)}. Change it with, for example, /timezone Europe/Berlin.`,
      ),
    ];
  if (!isTimeZone(zone))
    return [say('I do not know that time zone. Please name one like /timezone Europe/Berlin.')];
  return [
    { type: 'client_settings', clientId: home.client.id, timeZone: zone },
    say(`Noted: your time zone is ${zone}, so for you it is ${localClock(at, zone)}.`),
  ];
}

/** Shows or sets the hours in which the desk does not speak first. */
export function setQuietHours(deps: ClientClockDeps, home: Home, hours: string | null): Change[] {
  const say = (text: string) => outboundText(deps.ids, home.conversation, deps.clock.now(), text);
  if (hours === null) {
    const now = writeQuietHours(quietHoursOf(home.client, deps.settings));
    return [
      say(
        `Your quiet hours: ${now} (${home.client.timeZone}). I do not remind you then. Change them with, for example, /quiet 21:00-08:00 or /quiet off.`,
      ),
    ];
  }
  let quietHours: string;
  try {
    quietHours = writeQuietHours(readQuietHours(hours));
  } catch {
    return [say('I could not read that. Please write /quiet 21:00-08:00, or /quiet off.')];
  }
  return [
    { type: 'client_settings', clientId: home.client.id, quietHours },
    say(
      quietHours === 'off'
        ? 'Noted: no quiet hours. I remind you at any time.'
        : `Noted: I do not remind you between ${quietHours.replace('-', ' and ')} (${home.client.timeZone}).`,
    ),
  ];
}
