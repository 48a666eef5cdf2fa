import type { Config } from './config.ts';
import { isThisMachine } from './desk/privacy/host.ts';
import { ConfigError } from './variables.ts';

/** DESK_TRIAL skips consent, so it must not be possible with anything outside this machine. */
export function assertLoopback(config: Config): void {
  const endpoints: [string, string | null][] = [
    [
      config.model.kind === 'openai' && config.model.baseUrl === null
        ? 'OPENAI_API_KEY'
        : 'OPENAI_BASE_URL',
      config.model.kind === 'openai' ? (config.model.baseUrl ?? 'https://elsewhere') : null,
    ],
    ['DATABASE_URL', config.postgresUrl],
    ['REDIS_URL', config.redisUrl],
    ['SMTP_URL', config.smtpUrl],
    ['IMAP_URL', config.imapUrl],
    ['ALERTS_IMAP_URL', config.alerts?.imapUrl ?? null],
    ['TELEGRAM_API_ROOT', config.telegram?.apiRoot ?? null],
    ['WHATSAPP_WS_URL', config.whatsapp && (config.whatsapp.url ?? 'wss://elsewhere')],
    ['SENTRY_DSN', config.reports.dsn],
    ['WHATSAPP_MEDIA_URL', config.whatsapp?.mediaUrl ?? null],
  ];
  for (const [name, url] of endpoints)
    if (url !== null && !isThisMachine(new URL(url).hostname))
      throw new ConfigError(
        `DESK_TRIAL is refused because ${name} is not on this machine. Use an address on 127.0.0.1, or leave DESK_TRIAL out.`,
      );
  if (config.boards.length > 0 || config.jobPages)
    throw new ConfigError(
      'DESK_TRIAL is refused because JOB_BOARDS names boards outside. Leave one of the two out.',
    );
  if (config.alerts?.listen && !isThisMachine(config.alerts.listen.host))
    throw new ConfigError(
      'DESK_TRIAL is refused because ALERTS_LISTEN is not on this machine. Use 127.0.0.1:2525.',
    );
  if (config.console && !isThisMachine(config.console.host))
    throw new ConfigError(
      'DESK_TRIAL is refused because CONSOLE_LISTEN is not on this machine. Use 127.0.0.1:8787.',
    );
}
