import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { ModelConfig } from './agent/model-description.ts';
import { type AlertsConfig, alertsOf } from './alerts-config.ts';
import { type ConsoleConfig, consoleOf } from './console-config.ts';
import { type DayLimitKind, type DayLimits, NO_DAY_LIMITS } from './desk/day-budget.ts';
import { readQuietHours } from './desk/quiet-hours.ts';
import { DEFAULT_RETENTION, type RetentionPolicy, readRetention } from './desk/retention.ts';
import { RUNTIME_SETTINGS } from './desk/runtime-settings.ts';
import { DEFAULT_SETTINGS, type DeskSettings } from './desk/settings.ts';
import { assertLoopback } from './trial.ts';
import { BOARD_KEYS, type BoardKey, ConfigError, SECRETS, variablesOf } from './variables.ts';

/** What an operator can set. Read once, here and nowhere else; every variable is explained in .env.example. */
export interface Config {
  home: string;
  /** The SQLite file; not used with PostgreSQL. */
  databasePath: string;
  postgresUrl: string | null;
  /** Where jobs wait; null: in the database. */
  redisUrl: string | null;
  /** A path, or keychain:SERVICE; null: desk.key in the home. */
  keyFile: string | null;
  model: ModelConfig;
  /** The model reads the best matches again; never the offline one. */
  rerank: boolean;
  /** Model that writes voice notes down, at the same provider; null: voice notes are not read. */
  transcribeModel: string | null;
  telegram: { token: string; apiRoot: string; webhookUrl: string | null } | null;
  /** The operators' Telegram group; null: there is none. */
  operatorsChat: { chat: string; mirror: 'claimed' | 'all' } | null;
  whatsapp: { url: string | null; mediaUrl: string | null } | null;
  smtpUrl: string | null;
  mailFrom: string | null;
  /** Where copies of sent mails lie and answers come to; null: an unknown outcome stays so, and nobody looks for answers. */
  imapUrl: string | null;
  /** How forwarded job alerts come in; null: they do not. */
  alerts: AlertsConfig | null;
  /** Who gets the log's checkpoints by mail. */
  operatorMail: string | null;
  /** The log's checkpoints outside of the database. */
  checkpointFile: string;
  boards: { source: string; board: string }[];
  /** May pages be opened whose links clients send, each after a yes? */
  jobPages: boolean;
  /** The desk's own keys at boards that want one. */
  boardKeys: Readonly<Partial<Record<BoardKey, string>>>;
  /** Milliseconds between two syncs of a board; null: only by hand. */
  jobSyncMs: number | null;
  /** Who runs the desk and where its data lies, in the operator's words, for the privacy notice. */
  operator: string | null;
  dataLocation: string | null;
  console: ConsoleConfig | null;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Where reports of faults may go, and whether the operator wants those of a running desk sent there. */
  reports: { dsn: string | null; live: boolean };
  settings: DeskSettings;
  /** Variables of the settings above that are set, so that operators see where a value comes from. */
  setVariables: readonly string[];
}

/** Reads the configuration. Throws `ConfigError` for a value that is wrong, or missing where another one needs it. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const read = variablesOf(environment);
  const home = absolute(read('DESK_HOME') ?? '~/.sayso');
  const smtpUrl = read('SMTP_URL');
  const mailFrom = read('MAIL_FROM');
  if (smtpUrl && !mailFrom)
    throw new ConfigError(
      'MAIL_FROM is missing. With SMTP_URL it should be the sender, for example "Sayso <desk@example.com>".',
    );
  const imapUrl = read('IMAP_URL');
  const console = consoleOf(read);
  const config: Config = {
    home,
    ...databaseOf(read('DATABASE_URL'), home),
    redisUrl: read('REDIS_URL'),
    keyFile: orNull(read('DESK_KEY_FILE'), keyFileOf),
    model: modelOf(
      read('OPENAI_API_KEY'),
      read('OPENAI_BASE_URL'),
      read('OPENAI_MODEL'),
      read('OPENAI_PRICE'),
    ),
    rerank: read('MATCH_RERANK') === 'on',
    transcribeModel: read('OPENAI_TRANSCRIBE_MODEL'),
    telegram: telegramOf(
      read('TELEGRAM_BOT_TOKEN'),
      read('TELEGRAM_API_ROOT'),
      read('TELEGRAM_WEBHOOK_URL'),
    ),
    operatorsChat: orNull(read('OPERATORS_CHAT'), (chat) => ({
      chat,
      mirror: read('OPERATORS_MIRROR') ?? 'claimed',
    })),
    whatsapp:
      (read('WHATSAPP') ?? 'off') === 'off'
        ? null
        : { url: read('WHATSAPP_WS_URL'), mediaUrl: read('WHATSAPP_MEDIA_URL') },
    smtpUrl,
    mailFrom,
    imapUrl,
    alerts: alertsOf(read, console !== null),
    operatorMail: read('OPERATOR_MAIL'),
    checkpointFile: orDefault(read('CHECKPOINT_FILE'), absolute, join(home, 'checkpoints.log')),
    boards: boardsOf(read('JOB_BOARDS')).filter(({ source }) => source !== PAGES),
    jobPages: boardsOf(read('JOB_BOARDS')).some(({ source }) => source === PAGES),
    boardKeys: Object.fromEntries(
      BOARD_KEYS.flatMap((name) => {
        const key = read(name);
        return key === null ? [] : [[name, key]];
      }),
    ),
    jobSyncMs: jobSyncOf(read('JOB_SYNC') ?? '6h'),
    operator: read('DESK_OPERATOR'),
    dataLocation: read('DATA_LOCATION'),
    console,
    logLevel: read('LOG_LEVEL') ?? 'warn',
    reports: { dsn: read('SENTRY_DSN'), live: read('ERROR_REPORTS') === 'yes' },
    settings: {
      ...DEFAULT_SETTINGS,
      approvalHours: read('APPROVAL_HOURS') ?? DEFAULT_SETTINGS.approvalHours,
      reminders: remindersOf(read('REMINDER_HOURS'), read('LAST_CALL_HOURS')),
      quietHours: orDefault(read('QUIET_HOURS'), readQuietHours, DEFAULT_SETTINGS.quietHours),
      admission: read('ADMISSION') ?? DEFAULT_SETTINGS.admission,
      timeZone: read('TIME_ZONE') ?? DEFAULT_SETTINGS.timeZone,
      maxTurnMs: (read('TURN_SECONDS') ?? DEFAULT_SETTINGS.maxTurnMs / 1000) * 1000,
      turnsAtOnce: read('TURNS_AT_ONCE') ?? DEFAULT_SETTINGS.turnsAtOnce,
      maxToolCalls: read('TURN_TOOL_CALLS') ?? DEFAULT_SETTINGS.maxToolCalls,
      maxTurnTokens: read('TURN_TOKENS') ?? DEFAULT_SETTINGS.maxTurnTokens,
      dayLimits: dayLimitsFrom(
        {
          turns: read('CLIENT_DAY_TURNS'),
          tokens: read('CLIENT_DAY_TOKENS'),
          toolCalls: read('CLIENT_DAY_TOOL_CALLS'),
          sends: read('CLIENT_DAY_SENDS'),
          cost: read('CLIENT_DAY_COST'),
        },
        {
          trial: read('DESK_TRIAL') === '1',
          offline: !read('OPENAI_API_KEY') && !read('OPENAI_BASE_URL'),
        },
      ),
      repliesTracked: repliesTrackedOf(read('REPLIES'), smtpUrl, imapUrl),
      executionMs: (read('EXECUTION_SECONDS') ?? DEFAULT_SETTINGS.executionMs / 1000) * 1000,
      operatorYes: (read('OPERATOR_YES') ?? '')
        .split(',')
        .map((name) => name.trim())
        .filter(Boolean),
      replyLinks: (read('REPLY_LINKS') ?? '')
        .split(',')
        .map((url) => url.trim())
        .filter(Boolean),
      trial: read('DESK_TRIAL') === '1',
      retention: retentionOf(read('RETENTION')),
      logDays: read('LOG_DAYS') ?? DEFAULT_SETTINGS.logDays,
      takeover: {
        requestMinutes: read('REQUEST_MINUTES') ?? DEFAULT_SETTINGS.takeover.requestMinutes,
        leaseMinutes: read('LEASE_MINUTES') ?? DEFAULT_SETTINGS.takeover.leaseMinutes,
        reminders: read('REMINDERS_DURING_HUMAN') ?? DEFAULT_SETTINGS.takeover.reminders,
      },
    },
    setVariables: RUNTIME_SETTINGS.map(({ key }) => key).filter((key) => environment[key]?.trim()),
  };
  if (config.operatorMail !== null && !smtpUrl)
    throw new ConfigError(
      'SMTP_URL is missing. With OPERATOR_MAIL it should be the server that sends the checkpoints.',
    );
  if (config.telegram?.webhookUrl && !config.console)
    throw new ConfigError(
      'CONSOLE_LISTEN is off. With TELEGRAM_WEBHOOK_URL it should be the address that the webhook is forwarded to.',
    );
  if (config.operatorsChat && !config.telegram)
    throw new ConfigError(
      'TELEGRAM_BOT_TOKEN is missing. With OPERATORS_CHAT it should be the token of the bot that is in that group.',
    );
  if (config.transcribeModel !== null && config.model.kind === 'offline')
    throw new ConfigError(
      'OPENAI_TRANSCRIBE_MODEL needs a provider. Set OPENAI_API_KEY or OPENAI_BASE_URL as well.',
    );
  if (config.reports.live && config.reports.dsn === null)
    throw new ConfigError(
      'SENTRY_DSN is missing. With ERROR_REPORTS=yes it should be the address that your Sentry project shows.',
    );
  if (config.settings.trial) assertLoopback(config);
  return config;
}

/** Reads the configuration and takes its secrets out of the environment, which every child and worker would inherit. */
export function takeConfig(environment: Record<string, string | undefined>): Config {
  const config = readConfig(environment);
  for (const name of SECRETS) delete environment[name];
  return config;
}

function modelOf(
  apiKey: string | null,
  baseUrl: string | null,
  model: string | null,
  price: string | null,
): Config['model'] {
  if (!apiKey && !baseUrl) return { kind: 'offline' };
  if (!model) throw new ConfigError('OPENAI_MODEL is missing. It should be the name of a model.');
  const [input, output] = (price ?? '').split('/').map(Number);
  return {
    kind: 'openai',
    // Local servers want no key, the client library does.
    apiKey: apiKey ?? 'none',
    baseUrl,
    model,
    price:
      input === undefined || output === undefined || price === null
        ? null
        : { inputPerMillionUsd: input, outputPerMillionUsd: output },
  };
}

function databaseOf(
  url: string | null,
  home: string,
): Pick<Config, 'databasePath' | 'postgresUrl'> {
  const file = join(home, 'desk.db');
  if (url !== null && /^postgres(ql)?:/.test(url)) {
    if (!URL.canParse(url))
      throw new ConfigError(
        'DATABASE_URL is not usable. It should be postgres://user:password@host:5432/database, with special characters of the password percent-encoded.',
      );
    return { databasePath: file, postgresUrl: url };
  }
  return {
    databasePath: absolute((url ?? file).replace(/^(sqlite|file):(\/\/(?=\/))?/, '')),
    postgresUrl: null,
  };
}

/** What is not set: no limits for measurements, which say all as one client, and no token limit for the offline model. */
function dayLimitsFrom(
  set: { [K in DayLimitKind]: number | null },
  desk: { trial: boolean; offline: boolean },
): DayLimits {
  const usual = desk.trial ? NO_DAY_LIMITS : DEFAULT_SETTINGS.dayLimits;
  return {
    turns: set.turns ?? usual.turns,
    tokens: set.tokens ?? (desk.offline ? NO_DAY_LIMITS.tokens : usual.tokens),
    toolCalls: set.toolCalls ?? usual.toolCalls,
    sends: set.sends ?? usual.sends,
    cost: set.cost ?? usual.cost,
  };
}

function retentionOf(text: string | null): RetentionPolicy {
  return (text === null ? null : readRetention(text)) ?? DEFAULT_RETENTION;
}

/** Where the desk sends and the mailbox is known, unless the operator wants it otherwise. */
function repliesTrackedOf(
  wish: 'on' | 'off' | null,
  smtpUrl: string | null,
  imapUrl: string | null,
): boolean {
  if (wish === 'on' && (smtpUrl === null || imapUrl === null))
    throw new ConfigError(
      `${smtpUrl === null ? 'SMTP_URL' : 'IMAP_URL'} is missing. With REPLIES=on it should be the server that sends and the mailbox that gets the answers.`,
    );
  return wish !== 'off' && smtpUrl !== null && imapUrl !== null;
}

function remindersOf(hours: string | null, lastCall: number | null): DeskSettings['reminders'] {
  const { reminders } = DEFAULT_SETTINGS;
  const afterHours = orDefault(
    hours,
    (text) => (text.toLowerCase() === 'off' ? [] : text.split(',').map(Number)),
    reminders.afterHours,
  );
  return { afterHours, lastCallHours: lastCall ?? reminders.lastCallHours };
}

function telegramOf(
  token: string | null,
  apiRoot: string | null,
  webhookUrl: string | null,
): Config['telegram'] {
  if (!token) {
    if (webhookUrl)
      throw new ConfigError(
        'TELEGRAM_BOT_TOKEN is missing. With TELEGRAM_WEBHOOK_URL it should be the token of the bot.',
      );
    return null;
  }
  const root = (apiRoot ?? 'https://api.telegram.org').replace(/\/+$/, '');
  return { token, apiRoot: root, webhookUrl };
}

/** Stands among the boards for pages that clients send. */
const PAGES = 'page';

function boardsOf(text: string | null): Config['boards'] {
  return (text ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean)
    .map((item) => {
      const [source = '', board = ''] = item.split(':');
      return { source: source.toLowerCase(), board };
    });
}

function jobSyncOf(text: string): number | null {
  return text.toLowerCase() === 'off' ? null : Number.parseInt(text, 10) * 3_600_000;
}

export function keyFileOf(name: string): string {
  return name.startsWith('keychain:') ? name : absolute(name);
}

function absolute(path: string): string {
  return resolve(path.replace(/^~(?=$|\/)/, homedir()));
}

function orDefault<T, R>(value: T | null, map: (value: T) => R, fallback: R): R {
  return value === null ? fallback : map(value);
}

function orNull<T, R>(value: T | null, map: (value: T) => R): R | null {
  return value === null ? null : map(value);
}
