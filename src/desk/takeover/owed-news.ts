import type { Clock } from '../ports/clock.ts';
import type { ControlMove, ControlStore, OwedNews } from '../ports/control-store.ts';
import type { Log } from '../ports/log.ts';
import type { OperatorNews, TellOperators } from '../ports/tell-operators.ts';

/**
 * What operators have to be told is written down in the unit that makes it true, and struck off when somebody was told: a
 * crash in between tells it again, and none is lost (at least once). Whatever makes it untrue strikes it off as well.
 */
export interface OwedNewsDeps {
  store: Pick<ControlStore, 'newsToTell' | 'claimNews' | 'newsSettled'>;
  clock: Clock;
  log: Log;
  tell: TellOperators;
}

/** Minutes from each try to the next. After the last one, about two hours after it was new, the news is given up. */
const RETRY_MINUTES = [1, 2, 4, 8, 15, 30, 60] as const;
const MOST_TRIES = RETRY_MINUTES.length + 1;
const MINUTE = 60_000;
const ROUND = 50;

/** News that is true from this move on. Whoever makes the move tells it; when they die before, the sweep does. */
export function owing(news: OperatorNews, at: Date): NonNullable<ControlMove['news']> {
  return { news, since: at, retryAt: retryAfter(1, at) };
}

/** One try to tell news that is this caller's to tell. True when nothing of it is owed any more. */
export async function tellOwed(deps: OwedNewsDeps, owed: OwedNews): Promise<boolean> {
  const { conversationId, news, since, tries } = owed;
  const told = tries <= MOST_TRIES && (await deps.tell(news, conversationId, since));
  const isOver = told || tries >= MOST_TRIES;
  if (isOver) await deps.store.newsSettled(conversationId, since);
  if (!told && isOver) deps.log.event('error', 'operators_never_told', { news, tries });
  if (!told && !isOver) deps.log.event('warn', 'operators_not_told', { news, tries });
  return isOver;
}

/** Tells what is due once more. It ends at the first that fails: the others would meet the same fault, and keep their turn. */
export async function tellOwedNews(deps: OwedNewsDeps): Promise<void> {
  for (const owed of await deps.store.newsToTell(deps.clock.now(), ROUND)) {
    const tries = owed.tries + 1;
    // Another worker was faster, or it is not true any more.
    if (!(await deps.store.claimNews(owed, retryAfter(tries, deps.clock.now())))) continue;
    if (!(await tellOwed(deps, { ...owed, tries }))) return;
  }
}

/** Also after the last try: a process that dies in it leaves the news to the next one, which gives it up. */
function retryAfter(tries: number, at: Date): Date {
  const minutes = RETRY_MINUTES[tries - 1] ?? RETRY_MINUTES[RETRY_MINUTES.length - 1] ?? 0;
  return new Date(at.getTime() + minutes * MINUTE);
}
