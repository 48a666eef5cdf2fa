import type { WayOut } from '../../desk/ports/way-out.ts';
import { refusalOf } from './failure.ts';
import { connectTelegram, grammySignal } from './telegram-api.ts';

export interface CheckedChannel {
  ok: boolean;
  text: string;
}

const TIMEOUT_MS = 10_000;

/** Asks Telegram who the bot is and where its messages go; changes nothing. For `sayso doctor`. */
export async function checkTelegram(options: {
  token: string;
  apiRoot: string;
  webhookUrl: string | null;
  way: Pick<WayOut, 'agent'>;
}): Promise<CheckedChannel[]> {
  const { api, close } = connectTelegram(options.token, options.apiRoot, options.way);
  const signal = grammySignal(AbortSignal.timeout(TIMEOUT_MS));
  try {
    const me = await api.getMe(signal);
    const webhook = await api.getWebhookInfo(signal);
    const findings: CheckedChannel[] = [{ ok: true, text: `telegram: the bot is @${me.username}` }];
    const set = webhook.url ?? '';
    if (options.webhookUrl === null && set !== '')
      findings.push({
        ok: false,
        text: 'telegram: a webhook is set, so polling gets nothing; the next start takes it away, or set TELEGRAM_WEBHOOK_URL',
      });
    if (options.webhookUrl !== null && set !== options.webhookUrl)
      findings.push({
        ok: false,
        text: 'telegram: the webhook is not set to TELEGRAM_WEBHOOK_URL; the next start sets it',
      });
    if (webhook.last_error_message !== undefined && options.webhookUrl !== null)
      findings.push({
        ok: false,
        text: `telegram: the last delivery to the webhook failed; see that ${new URL(options.webhookUrl).host} reaches this desk`,
      });
    return findings;
  } catch (error) {
    const refused = [401, 404].includes(refusalOf(error)?.code ?? 0);
    return [
      {
        ok: false,
        text: refused
          ? 'telegram: the token is refused; check TELEGRAM_BOT_TOKEN or make a new one with @BotFather'
          : `telegram: ${new URL(options.apiRoot).host} does not answer; check TELEGRAM_API_ROOT and the network`,
      },
    ];
  } finally {
    close();
  }
}
