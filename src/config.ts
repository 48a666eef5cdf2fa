import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { ModelConfig } from './agent/model-description.ts';
import { type DayLimits, NO_DAY_LIMITS } from './desk/day-budget.ts';
import { isTimeZone } from './desk/local-time.ts';
import { readQuietHours } from './desk/quiet-hours.ts';
import { DEFAULT_RETENTION, type RetentionPolicy, readRetention } from './desk/retention.ts';
import { DEFAULT_SETTINGS, type DeskSettings } from './desk/settings.ts';

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
  /** Model that writes voice notes down, at the same provider; null: voice notes are not read. */
  transcribeModel: string | null;
  telegram: { token: string; apiRoot: string; webhookUrl: string | null } | null;
  whatsapp: { url: string | null; mediaUrl: string | null } | null;
  smtpUrl: string | null;
  mailFrom: string | null;
  /** Where copies of sent mails lie; null: an unknown outcome stays so. */
  imapUrl: string | null;
  /** Who gets the log's checkpoints by mail. */
  operatorMail: string | null;
  /** The log's checkpoints outside of the database. */
  checkpointFile: string;
  boards: { source: string; board: string }[];
  /** Who runs the desk and where its data lies, in the operator's words, for the privacy notice. */
  operator: string | null;
  dataLocation: string | null;
  console: { host: string; port: number } | null;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Where reports of faults may go, and whether the operator wants those of a running desk sent there. */
  reports: { dsn: string | null; live: boolean };
  settings: DeskSettings;
}

/** One line that names the variable and says what would be right. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const DAY_LIMIT = z.union([
  z.literal('off').transform(() => Number.POSITIVE_INFINITY),
  z.coerce.number().int().min(1).max(1_000_000_000),
]);
/** One line that clients read. */
const LINE = z
  .string()
  .max(200)
  .regex(/^[^\p{Cc}]+$/u);
const SECONDS = z.coerce.number().int().min(1).max(3600);

const VARIABLES = {
  DESK_HOME: [z.string().min(1), 'a folder, for example ~/.sayso'],
  DATABASE_URL: [
    z.string().regex(/^(sqlite:|file:|postgres(ql)?:\/\/\S+|\/|\.|[A-Za-z]:\\)/),
    'a path to an SQLite file, for example sqlite:/var/lib/sayso/desk.db, or postgres://user:password@host:5432/database',
  ],
  REDIS_URL: [
    z.url({ protocol: /^rediss?$/ }),
    'redis://127.0.0.1:6379, or rediss:// with a user and password',
  ],
  DESK_KEY_FILE: [
    z.string().regex(/^(?!keychain:.*[^\w.-])./),
    'a file that holds 32 random bytes as 64 hex digits, or keychain: with the name of a service',
  ],
  OPENAI_API_KEY: [z.string().min(1), 'the key of your model provider'],
  OPENAI_BASE_URL: [
    z.url({ protocol: /^https?$/ }),
    'an http(s) address, for example http://127.0.0.1:11434/v1',
  ],
  OPENAI_MODEL: [z.string().min(1).max(200), 'the name of a model'],
  OPENAI_PRICE: [
    z.string().regex(/^\d+(\.\d+)?\/\d+(\.\d+)?$/),
    'US dollars for a million tokens in and out, for example 0.40/1.60',
  ],
  OPENAI_TRANSCRIBE_MODEL: [z.string().min(1).max(200), 'the name of a speech-to-text model'],
  TELEGRAM_BOT_TOKEN: [
    z.string().regex(/^\d{1,20}:[\w-]{10,100}$/),
    'the token that @BotFather gave you, digits, a colon and letters',
  ],
  TELEGRAM_API_ROOT: [
    z.url({ protocol: /^https?$/ }),
    'an http(s) address without a path, for example https://api.telegram.org',
  ],
  TELEGRAM_WEBHOOK_URL: [
    z.url({ protocol: /^https?$/ }),
    'the https address under which Telegram reaches this desk, for example https://desk.example.com/telegram',
  ],
  WHATSAPP: [z.enum(['off', 'baileys']), 'off or baileys'],
  WHATSAPP_WS_URL: [
    z.url({ protocol: /^wss?$/ }),
    'a ws(s) address; leave it out for WhatsApp itself',
  ],
  WHATSAPP_MEDIA_URL: [
    z.url({ protocol: /^https?$/ }),
    'an http(s) address; leave it out for WhatsApp itself',
  ],
  SMTP_URL: [
    z.url({ protocol: /^smtps?$/ }),
    'smtp://user:password@host:587 or smtps://user:password@host:465',
  ],
  IMAP_URL: [
    z.url({ protocol: /^imaps?$/ }),
    'imaps://user:password@host:993, the mailbox that sends',
  ],
  OPERATOR_MAIL: [
    z.string().regex(/^[^\s@,;]{1,64}@[^\s@,;]{1,255}$/),
    'one address, for example ops@example.com',
  ],
  CHECKPOINT_FILE: [z.string().min(1), 'a file, best on another disk than the database'],
  MAIL_FROM: [z.string().min(3).max(320), 'the sender, for example "Sayso <desk@example.com>"'],
  JOB_BOARDS: [
    z.string().regex(/^[a-z0-9-]+(:[\w.-]+)?(\s*,\s*[a-z0-9-]+(:[\w.-]+)?)*$/i),
    'a list like greenhouse:acme,lever:acme,remotive',
  ],
  DESK_OPERATOR: [LINE, 'who runs this desk, for example "Acme Careers, privacy@acme.example"'],
  DATA_LOCATION: [LINE, 'where the data lies, for example "Frankfurt, Germany"'],
  CONSOLE_LISTEN: [
    z.string().regex(/^(off|(\[[0-9a-f:]+\]|[\w.-]+):\d{1,5})$/i),
    'host:port, for example 127.0.0.1:8787, or off',
  ],
  LOG_LEVEL: [
    z.enum(['debug', 'info', 'warn', 'error', 'silent']),
    'debug, info, warn, error or silent',
  ],
  SENTRY_DSN: [
    z.url({ protocol: /^https?$/ }).regex(/^https?:\/\/[^@/:]+(:[^@/]*)?@[^/]+(\/.*)?\/\d+$/),
    'the address that your Sentry project shows, for example https://key@sentry.example.com/1',
  ],
  ERROR_REPORTS: [z.enum(['yes', 'no']), 'yes or no'],
  DESK_TRIAL: [z.enum(['0', '1']), '1 (measurements on loopback only) or nothing'],
  APPROVAL_HOURS: [z.coerce.number().min(0.01).max(720), 'hours from 0.01 to 720'],
  REMINDER_HOURS: [
    z.string().regex(/^(off|\d{1,3}(\.\d+)?(\s*,\s*\d{1,3}(\.\d+)?){0,9})$/i),
    'hours after which a client is reminded of a waiting card, for example 1,6,24, or off',
  ],
  LAST_CALL_HOURS: [z.coerce.number().min(0).max(72), 'hours from 0 to 72'],
  QUIET_HOURS: [
    z.string().regex(/^(off|([01]?\d|2[0-3])(:[0-5]\d)?-([01]?\d|2[0-3])(:[0-5]\d)?)$/i),
    'a span like 21:00-08:00, or off',
  ],
  TIME_ZONE: [z.string().refine(isTimeZone), 'a time zone like Europe/Berlin'],
  TURNS_AT_ONCE: [z.coerce.number().int().min(1).max(500), 'a number from 1 to 500'],
  OPERATOR_YES: [
    z.string().regex(/^[a-z_]+(\s*,\s*[a-z_]+)*$/),
    'names of tools, for example send_outreach',
  ],
  REPLY_LINKS: [
    z.string().regex(/^https:\/\/[^\s,]+(\s*,\s*https:\/\/[^\s,]+)*$/),
    'https addresses, for example https://desk.example.com/privacy',
  ],
  TURN_SECONDS: [SECONDS, 'seconds from 1 to 3600'],
  TURN_TOOL_CALLS: [z.coerce.number().int().min(1).max(50), 'a number from 1 to 50'],
  TURN_TOKENS: [z.coerce.number().int().min(1000).max(2_000_000), 'a number from 1000 to 2000000'],
  CLIENT_DAY_TURNS: [DAY_LIMIT, 'a number from 1 to 1000000000, or off'],
  CLIENT_DAY_TOKENS: [DAY_LIMIT, 'a number from 1 to 1000000000, or off'],
  CLIENT_DAY_TOOL_CALLS: [DAY_LIMIT, 'a number from 1 to 1000000000, or off'],
  CLIENT_DAY_SENDS: [DAY_LIMIT, 'a number from 1 to 1000000000, or off'],
  RETENTION: [
    z.string().refine((text) => readRetention(text) !== null),
    'a list like messages=365,cards=365,files=7,usage=400,searches=keep,drafts=keep,pipeline=keep,cv=keep, in days',
  ],
  LOG_DAYS: [z.coerce.number().int().min(30).max(36_500), 'days from 30 to 36500'],
  EXECUTION_SECONDS: [SECONDS, 'seconds from 1 to 3600'],
} as const;

type Name = keyof typeof VARIABLES;

/** Reads the configuration. Throws `ConfigError` for a value that is wrong, or missing where another one needs it. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const read = <N extends Name>(name: N): z.infer<(typeof VARIABLES)[N][0]> | null => {
    const text = environment[name]?.trim();
    if (text === undefined || text === '') return null;
    const [schema, right] = VARIABLES[name];
    const parsed = schema.safeParse(text);
    // The value itself stays out of the message: it may be a secret.
    if (!parsed.success) throw new ConfigError(`${name} is not usable. It should be ${right}.`);
    return parsed.data as z.infer<(typeof VARIABLES)[N][0]>;
  };

  const home = absolute(read('DESK_HOME') ?? '~/.sayso');
  const smtpUrl = read('SMTP_URL');
  const mailFrom = read('MAIL_FROM');
  if (smtpUrl && !mailFrom)
    throw new ConfigError(
      'MAIL_FROM is missing. With SMTP_URL it should be the sender, for example "Sayso <desk@example.com>".',
    );
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
    transcribeModel: read('OPENAI_TRANSCRIBE_MODEL'),
    telegram: telegramOf(
      read('TELEGRAM_BOT_TOKEN'),
      read('TELEGRAM_API_ROOT'),
      read('TELEGRAM_WEBHOOK_URL'),
    ),
    whatsapp:
      (read('WHATSAPP') ?? 'off') === 'off'
        ? null
        : { url: read('WHATSAPP_WS_URL'), mediaUrl: read('WHATSAPP_MEDIA_URL') },
    smtpUrl,
    mailFrom,
    imapUrl: read('IMAP_URL'),
    operatorMail: read('OPERATOR_MAIL'),
    checkpointFile: orDefault(read('CHECKPOINT_FILE'), absolute, join(home, 'checkpoints.log')),
    boards: boardsOf(read('JOB_BOARDS')),
    operator: read('DESK_OPERATOR'),
    dataLocation: read('DATA_LOCATION'),
    console: listenOf(read('CONSOLE_LISTEN') ?? '127.0.0.1:8787'),
    logLevel: read('LOG_LEVEL') ?? 'warn',
    reports: { dsn: read('SENTRY_DSN'), live: read('ERROR_REPORTS') === 'yes' },
    settings: {
      ...DEFAULT_SETTINGS,
      approvalHours: read('APPROVAL_HOURS') ?? DEFAULT_SETTINGS.approvalHours,
      reminders: remindersOf(read('REMINDER_HOURS'), read('LAST_CALL_HOURS')),
      quietHours: orDefault(read('QUIET_HOURS'), readQuietHours, DEFAULT_SETTINGS.quietHours),
      timeZone: read('TIME_ZONE') ?? DEFAULT_SETTINGS.timeZone,
      maxTurnMs: (read('TURN_SECONDS') ?? DEFAULT_SETTINGS.maxTurnMs / 1000) * 1000,
      turnsAtOnce: read('TURNS_AT_ONCE') ?? DEFAULT_SETTINGS.turnsAtOnce,
      maxToolCalls: read('TURN_TOOL_CALLS') ?? DEFAULT_SETTINGS.maxToolCalls,
      maxTurnTokens: read('TURN_TOKENS') ?? DEFAULT_SETTINGS.maxTurnTokens,
      dayLimits: dayLimitsOf(
        {
          turns: read('CLIENT_DAY_TURNS'),
          tokens: read('CLIENT_DAY_TOKENS'),
          toolCalls: read('CLIENT_DAY_TOOL_CALLS'),
          sends: read('CLIENT_DAY_SENDS'),
        },
        {
          trial: read('DESK_TRIAL') === '1',
          offline: !read('OPENAI_API_KEY') && !read('OPENAI_BASE_URL'),
        },
      ),
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
    },
  };
  if (config.operatorMail !== null && !smtpUrl)
    throw new ConfigError(
      'SMTP_URL is missing. With OPERATOR_MAIL it should be the server that sends the checkpoints.',
    );
  if (config.telegram?.webhookUrl && !config.console)
    throw new ConfigError(
      'CONSOLE_LISTEN is off. With TELEGRAM_WEBHOOK_URL it should be the address that the webhook is forwarded to.',
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

/** What may hold a password, a token or a key. */
const SECRETS: readonly Name[] = [
  'DATABASE_URL',
  'REDIS_URL',
  'OPENAI_API_KEY',
  'TELEGRAM_BOT_TOKEN',
  'SMTP_URL',
  'IMAP_URL',
];

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
function dayLimitsOf(
  set: { [K in keyof DayLimits]: number | null },
  desk: { trial: boolean; offline: boolean },
): DayLimits {
  const usual = desk.trial ? NO_DAY_LIMITS : DEFAULT_SETTINGS.dayLimits;
  return {
    turns: set.turns ?? usual.turns,
    tokens: set.tokens ?? (desk.offline ? NO_DAY_LIMITS.tokens : usual.tokens),
    toolCalls: set.toolCalls ?? usual.toolCalls,
    sends: set.sends ?? usual.sends,
  };
}

function retentionOf(text: string | null): RetentionPolicy {
  return (text === null ? null : readRetention(text)) ?? DEFAULT_RETENTION;
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

function listenOf(text: string): Config['console'] {
  if (text.toLowerCase() === 'off') return null;
  const at = text.lastIndexOf(':');
  const port = Number(text.slice(at + 1));
  if (port > 65_535)
    throw new ConfigError('CONSOLE_LISTEN is not usable. Its port should be from 0 to 65535.');
  return { host: text.slice(0, at).replace(/^\[|\]$/g, ''), port };
}

/** DESK_TRIAL skips consent, so it must not be possible with anything outside this machine. */
function assertLoopback(config: Config): void {
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
    ['TELEGRAM_API_ROOT', config.telegram?.apiRoot ?? null],
    ['WHATSAPP_WS_URL', config.whatsapp && (config.whatsapp.url ?? 'wss://elsewhere')],
    ['SENTRY_DSN', config.reports.dsn],
    ['WHATSAPP_MEDIA_URL', config.whatsapp?.mediaUrl ?? null],
  ];
  for (const [name, url] of endpoints)
    if (url !== null && !isLoopback(new URL(url).hostname))
      throw new ConfigError(
        `DESK_TRIAL is refused because ${name} is not on this machine. Use an address on 127.0.0.1, or leave DESK_TRIAL out.`,
      );
  if (config.boards.length > 0)
    throw new ConfigError(
      'DESK_TRIAL is refused because JOB_BOARDS names boards outside. Leave one of the two out.',
    );
  if (config.console && !isLoopback(config.console.host))
    throw new ConfigError(
      'DESK_TRIAL is refused because CONSOLE_LISTEN is not on this machine. Use 127.0.0.1:8787.',
    );
}

export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase();
  return bare === 'localhost' || bare === '::1' || /^127(\.\d{1,3}){3}$/.test(bare);
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
