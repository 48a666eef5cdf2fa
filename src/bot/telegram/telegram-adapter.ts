import type { IncomingMessage, ServerResponse } from 'node:http';
import type {
  Capabilities,
  ChannelAdapter,
  ChannelHealth,
  ChannelSink,
} from '../../desk/ports/channel.ts';
import { ChannelError } from '../../desk/ports/channel.ts';
import type { Clock } from '../../desk/ports/clock.ts';
import type { Log } from '../../desk/ports/log.ts';
import type { GroupEvent } from '../../desk/ports/operators-chat.ts';
import type { WayOut } from '../../desk/ports/way-out.ts';
import { downloadFile } from './download.ts';
import { chatOf, readGroupUpdate } from './group-update.ts';
import { createLimitJudge } from './limit-judge.ts';
import { MENU } from './menu.ts';
import { type Polling, startPolling } from './polling.ts';
import { countParts, isRepeatable, MAX_TEXT, sendPart } from './sending.ts';
import { createSigns } from './signs.ts';
import { connectTelegram } from './telegram-api.ts';
import { ALLOWED_UPDATES, readUpdate } from './update.ts';
import { answerWebhook, webhookSecret } from './webhook.ts';

export interface TelegramOptions {
  token: string;
  /** Without a slash at the end. */
  apiRoot: string;
  /** Where Telegram reaches this desk; null: the desk polls. */
  webhookUrl: string | null;
  clock: Clock;
  log: Log;
  way: Pick<WayOut, 'agent' | 'fetch'>;
  /** Seconds that an empty poll is held, how much longer its answer may take, and when a stalled connection is renewed. */
  pollSeconds?: number;
  graceMs?: number;
  stallMs?: number;
  /** The operators' group, whose updates are no client's. */
  operators?: OperatorsGroup | null;
}

export interface OperatorsGroup {
  isOurs(chat: string): boolean;
  /** Resolves when the events are durable; rejects when none of them may be confirmed. */
  accept(events: readonly GroupEvent[]): Promise<void>;
}

export interface TelegramAdapter extends ChannelAdapter {
  /** The path of the webhook and its answer; null when the desk polls. */
  readonly webhook: {
    path: string;
    answer(request: IncomingMessage, response: ServerResponse): Promise<void>;
  } | null;
}

/** What Telegram takes for long: about 30 messages a second, one a second in a chat, and short bursts above that. */
const CAPABILITIES: Capabilities = {
  buttons: 'inline',
  editOwn: true,
  deletePeer: true,
  stableSendId: false,
  maxText: MAX_TEXT,
  replay: 'cursor',
  replyWindow: false,
  pace: { chat: { perSecond: 1, burst: 20 }, account: { perSecond: 30, burst: 300 } },
};

/** A bot's token begins with its id: the account is known before Telegram is asked. */
export function telegramAccount(token: string): string {
  return `telegram:${token.split(':')[0] ?? ''}`;
}

export function createTelegramAdapter(options: TelegramOptions): TelegramAdapter {
  const { token, apiRoot, clock, log, way } = options;
  const account = telegramAccount(token);
  const calls = connectTelegram(token, apiRoot, way);
  const signs = createSigns(calls.api);
  const webhookUrl = options.webhookUrl === null ? null : new URL(options.webhookUrl);
  const secret = webhookSecret(token);
  const limits = createLimitJudge();
  let sink: ChannelSink | null = null;
  let polling: Polling | null = null;
  let username: string | null = null;
  let contactAt: number | null = null;
  let health: Pick<ChannelHealth, 'state' | 'advice'> = { state: 'stopped', advice: null };

  function report(state: ChannelHealth['state'], advice: string | null): void {
    if (state === 'up') contactAt = performance.now();
    if (state !== health.state)
      log.event(state === 'fault' ? 'error' : 'info', 'channel_state', { account, state });
    health = { state, advice };
  }

  async function accept(updates: readonly unknown[]): Promise<void> {
    if (!sink) throw new ChannelError('not_started', 'The Telegram channel is not open.');
    const context = { account, username, now: clock.now() };
    const [ours, clients] = apart(updates);
    const read = clients.map((update) => readUpdate(update, context));
    const unread = read.filter((item) => item === null).length;
    if (unread > 0) log.event('warn', 'telegram_update_unreadable', { updates: unread });
    const events = read.flatMap((item) => item?.event ?? []);
    if (events.length > 0) await sink.accept(events);
    for (const item of read) if (item?.callback) answerCallback(item.callback);
    const said = ours.flatMap((update) => readGroupUpdate(update) ?? []);
    if (said.length > 0) await options.operators?.accept(said);
  }

  /** What the operators' group says, and what clients do. */
  function apart(updates: readonly unknown[]): [unknown[], unknown[]] {
    const { operators } = options;
    const isOurs = (update: unknown) => {
      const chat = operators ? chatOf(update) : null;
      return chat !== null && operators?.isOurs(chat) === true;
    };
    return [updates.filter(isOurs), updates.filter((update) => !isOurs(update))];
  }

  /** At once, and not from the lane: a button spins until it is answered, and after a while it cannot be. */
  function answerCallback({ id, refusal }: { id: string; refusal: string | null }): void {
    calls.api
      .answerCallbackQuery(id, refusal === null ? {} : { text: refusal, show_alert: true })
      .catch(() => undefined);
  }

  /** The bot's name is needed in groups only, and the menu is a comfort: neither may hold up the start. */
  async function introduce(): Promise<void> {
    try {
      username = (await calls.api.getMe()).username;
      await calls.api.setMyCommands([...MENU]);
    } catch {
      log.event('info', 'telegram_not_introduced', { account });
    }
  }

  return {
    account,
    capabilities: { ...CAPABILITIES, replay: webhookUrl ? 'webhook' : 'cursor' },
    webhook: webhookUrl && {
      path: webhookUrl.pathname,
      answer: async (request, response) => {
        await answerWebhook({ secret, accept }, request, response);
        report('up', null);
      },
    },
    async start(target) {
      sink = target;
      report('starting', null);
      if (webhookUrl) await setWebhook(webhookUrl);
      else
        polling = startPolling({
          connect: () => connectTelegram(token, apiRoot, way),
          accept,
          report,
          log,
          stallMs: options.stallMs ?? 120_000,
          waitSeconds: options.pollSeconds ?? 30,
          graceMs: options.graceMs ?? 15_000,
        });
      void introduce();
    },
    ready: () => sink !== null,
    parts: countParts,
    send: async (send) => limits.judge(send.chat, await sendPart(calls.api, send)),
    repeatable: isRepeatable,
    typing: signs.typing,
    status: signs.status,
    fetchFile: (ref, maxBytes, signal) =>
      downloadFile({ api: calls.api, apiRoot, token, fetch: way.fetch }, ref, maxBytes, signal),
    health: () => ({
      account,
      ...health,
      lastContactMs: contactAt === null ? null : Math.round(performance.now() - contactAt),
    }),
    async stop() {
      await polling?.stop();
      signs.stop();
      sink = null;
      calls.close();
      report('stopped', null);
    },
  };

  /** One connection at a time, so that the messages of a chat come in their order. */
  async function setWebhook(url: URL): Promise<void> {
    await calls.api
      .setWebhook(url.href, {
        secret_token: secret,
        allowed_updates: ALLOWED_UPDATES,
        max_connections: 1,
        drop_pending_updates: false,
      })
      .then(
        () => report('up', null),
        () =>
          report(
            'fault',
            'Telegram did not take the webhook. Check TELEGRAM_WEBHOOK_URL (https, reachable from outside) and TELEGRAM_BOT_TOKEN.',
          ),
      );
  }
}
