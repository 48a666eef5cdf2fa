import type { Conversation } from './client.ts';
import type { DeskSettings } from './settings.ts';

export interface WorkingDeps {
  settings: DeskSettings;
  /** The agent is at work for the client, or has finished. */
  typing(conversation: Conversation, on: boolean): void;
  /** A line about long work, changed in place; null takes it away. */
  status(conversation: Conversation, line: string | null): void;
}

/** Shows that work goes on: typing at once, and a line in the chat when it takes long. */
export async function whileWorking(
  deps: WorkingDeps,
  conversation: Conversation,
  work: () => Promise<void>,
): Promise<void> {
  const period = deps.settings.statusAfterMs;
  let rounds = 0;
  deps.typing(conversation, true);
  const timer = setInterval(() => {
    rounds += 1;
    const seconds = Math.round((rounds * period) / 1000);
    deps.status(conversation, `Still working on it (${seconds} s). /stop ends it.`);
  }, period);
  timer.unref();
  try {
    await work();
  } finally {
    clearInterval(timer);
    deps.typing(conversation, false);
    if (rounds > 0) deps.status(conversation, null);
  }
}
