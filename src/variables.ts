import { z } from 'zod';
import { ADMISSIONS } from './desk/admission/admission.ts';
import { isTimeZone } from './desk/local-time.ts';
import { readRetention } from './desk/retention.ts';
import { REQUEST_MINUTES } from './desk/takeover/rules.ts';

/** One line that names the variable and says what would be right. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const DAY_LIMIT = z.union([
  z.literal('off').transform(() => Number.POSITIVE_INFINITY),
  z.coerce.number().int().min(1).max(1_000_000_000),
]);
const DAY_COST = z.union([
  z.literal('off').transform(() => Number.POSITIVE_INFINITY),
  z.coerce.number().min(0.01).max(100_000),
]);
/** One line that clients read. */
const LINE = z
  .string()
  .max(200)
  .regex(/^[^\p{Cc}]+$/u);
/** It becomes part of a header or an address. */
const BOARD_KEY = z.string().regex(/^[\x21-\x7e]{1,200}$/);
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
  MATCH_RERANK: [z.enum(['on', 'off']), 'on or off'],
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
  OPERATORS_CHAT: [
    z.string().regex(/^-\d{5,20}$/),
    "the id of the operators' Telegram group, for example -1001234567890",
  ],
  OPERATORS_MIRROR: [z.enum(['claimed', 'all']), 'claimed or all'],
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
  REPLIES: [z.enum(['on', 'off']), 'on or off'],
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
  USAJOBS_EMAIL: [
    z.string().regex(/^[^\s@,;]{1,64}@[^\s@,;]{1,255}$/),
    'the address that the key of USAJOBS was asked for with',
  ],
  USAJOBS_API_KEY: [BOARD_KEY, 'the key that USAJOBS gave you'],
  ADZUNA_APP_ID: [BOARD_KEY, 'the application id that Adzuna gave you'],
  ADZUNA_APP_KEY: [BOARD_KEY, 'the application key that Adzuna gave you'],
  REED_API_KEY: [BOARD_KEY, 'the key that Reed gave you'],
  JOOBLE_API_KEY: [BOARD_KEY, 'the key that Jooble gave you'],
  JOB_SYNC: [
    z.string().regex(/^(off|([1-9]|[1-9]\d|1[0-5]\d|16[0-8])h)$/i),
    'hours from 1h to 168h between two syncs of a board, for example 6h, or off',
  ],
  DESK_OPERATOR: [LINE, 'who runs this desk, for example "Acme Careers, privacy@acme.example"'],
  DATA_LOCATION: [LINE, 'where the data lies, for example "Frankfurt, Germany"'],
  CONSOLE_LISTEN: [
    z.string().regex(/^(off|(\[[0-9a-f:]+\]|[\w.-]+):\d{1,5})$/i),
    'host:port, for example 127.0.0.1:8787, or off',
  ],
  CONSOLE_URL: [
    z.url({ protocol: /^https?$/ }),
    'the address that operators type, for example https://desk.example.com',
  ],
  CONSOLE_TLS_CERT: [z.string().min(1), 'a file with a certificate, as PEM'],
  CONSOLE_TLS_KEY: [z.string().min(1), 'a file with the key of the certificate, as PEM'],
  CONSOLE_TRY: [z.enum(['on', 'off']), 'on or off'],
  TRUSTED_PROXY: [
    z.string().regex(/^[\da-f.:]+(\/\d{1,3})?(\s*,\s*[\da-f.:]+(\/\d{1,3})?)*$/i),
    'addresses or networks of proxies, for example 127.0.0.1 or 10.0.0.0/8',
  ],
  OIDC_ISSUER: [
    z.url({ protocol: /^https?$/ }),
    'the address of the identity provider, for example https://accounts.google.com',
  ],
  OIDC_CLIENT_ID: [LINE, 'the client id that the identity provider gave you'],
  OIDC_CLIENT_SECRET: [LINE, 'the client secret that the identity provider gave you'],
  OIDC_DOMAINS: [
    z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+(\s*,\s*[a-z0-9-]+(\.[a-z0-9-]+)+)*$/i),
    'the domains whose people may sign in, for example example.com',
  ],
  ALERTS_DOMAIN: [
    z.string().regex(/^(?:[\w.-]{1,64}@)?[a-z0-9](?:[a-z0-9-]*\.)+[a-z0-9-]*[a-z0-9]$/i),
    'the domain of the alert addresses, for example alerts.example.com, or a mailbox, for example desk.alerts@example.com',
  ],
  ALERTS_LISTEN: [
    z.string().regex(/^(off|(\[[0-9a-f:]+\]|[\w.-]+):\d{1,5})$/i),
    'host:port for incoming alert mail, for example 0.0.0.0:25, or off',
  ],
  ALERTS_TLS_CERT: [z.string().min(1), 'a file with a certificate, as PEM'],
  ALERTS_TLS_KEY: [z.string().min(1), 'a file with the key of the certificate, as PEM'],
  ALERTS_IMAP_URL: [
    z.url({ protocol: /^imaps?$/ }),
    'imaps://user:password@host:993, a mailbox for alert mails only',
  ],
  ALERTS_RELAY_TOKEN: [
    z.string().regex(/^[\x21-\x7e]{24,200}$/),
    'a random word of at least 24 signs, for example from `openssl rand -hex 24`',
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
  REQUEST_MINUTES: [REQUEST_MINUTES, 'three rising numbers of minutes, for example 5,15,30'],
  LEASE_MINUTES: [z.coerce.number().int().min(2).max(1440), 'minutes from 2 to 1440'],
  REMINDERS_DURING_HUMAN: [z.enum(['pause', 'go_on']), 'pause or go_on'],
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
  CLIENT_DAY_COST: [DAY_COST, 'US dollars from 0.01 to 100000, for example 2.50, or off'],
  ADMISSION: [z.enum(ADMISSIONS), 'open, invite or approval'],
  RETENTION: [
    z.string().refine((text) => readRetention(text) !== null),
    'a list like messages=365,cards=365,files=7,replies=365,usage=400,searches=keep,drafts=keep,pipeline=keep,postings=180,cv=keep, in days',
  ],
  LOG_DAYS: [z.coerce.number().int().min(30).max(36_500), 'days from 30 to 36500'],
  EXECUTION_SECONDS: [SECONDS, 'seconds from 1 to 3600'],
} as const;

type Name = keyof typeof VARIABLES;
export type VariableReader = <N extends Name>(name: N) => z.infer<(typeof VARIABLES)[N][0]> | null;

/** Reads one variable after the other. Null for one that is not set; throws `ConfigError` for a wrong value. */
export function variablesOf(
  environment: Readonly<Record<string, string | undefined>>,
): VariableReader {
  return <N extends Name>(name: N) => {
    const text = environment[name]?.trim();
    if (text === undefined || text === '') return null;
    const [schema, right] = VARIABLES[name];
    const parsed = schema.safeParse(text);
    // The value itself stays out of the message: it may be a secret.
    if (!parsed.success) throw new ConfigError(`${name} is not usable. It should be ${right}.`);
    return parsed.data as z.infer<(typeof VARIABLES)[N][0]>;
  };
}

/** The desk's own keys at job boards. */
export const BOARD_KEYS = [
  'USAJOBS_EMAIL',
  'USAJOBS_API_KEY',
  'ADZUNA_APP_ID',
  'ADZUNA_APP_KEY',
  'REED_API_KEY',
  'JOOBLE_API_KEY',
] as const satisfies readonly Name[];
export type BoardKey = (typeof BOARD_KEYS)[number];

/** What may hold a password, a token or a key. */
export const SECRETS: readonly Name[] = [
  'DATABASE_URL',
  'REDIS_URL',
  'OPENAI_API_KEY',
  'TELEGRAM_BOT_TOKEN',
  'SMTP_URL',
  'IMAP_URL',
  'ALERTS_IMAP_URL',
  'ALERTS_RELAY_TOKEN',
  'OIDC_CLIENT_SECRET',
  ...BOARD_KEYS,
];
