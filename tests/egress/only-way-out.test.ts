import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** What opens a connection by itself, and where the guard is what it is given. */
const OPENERS: readonly { what: string; pattern: RegExp; fine?: RegExp }[] = [
  {
    what: 'the platform’s fetch',
    pattern: /(?<![\w.$])fetch\(|(?<!typeof )globalThis\.fetch|\bWebSocket\(/,
  },
  {
    what: 'a request of node:http',
    pattern:
      /\b(?:http|https)\.(?:request|get)\(|import \{[^}]*\brequest\b[^}]*\} from 'node:https?'/,
  },
  {
    what: 'a socket of its own',
    pattern:
      /import (?!type)[^;]*\b(?:connect|createConnection|Socket)\b[^;]*from 'node:(?:net|http2)'|net\.(?:connect|createConnection)\(|from 'node:(?:dgram|http2)'/,
  },
  {
    what: 'a TLS connection that is not over a guarded socket',
    pattern: /from 'node:tls'/,
    fine: /socket: plain/,
  },
  { what: 'a look-up of its own', pattern: /from 'node:dns(?:\/promises)?'/ },
  { what: 'an agent of its own', pattern: /new (?:Http|Https)?Agent\(/ },
  { what: 'the OpenAI client', pattern: /new OpenAI\(/, fine: /fetch: options\.fetch/ },
  {
    what: "LangChain's OpenAI model",
    pattern: /extends ChatOpenAI/,
    fine: /fetch: patientFetch\(\{\s*fetch: options\.fetch/,
  },
  { what: 'the client of the Bot API', pattern: /new Api\(/, fine: /agent = way\.agent\(/ },
  {
    what: 'a socket of WhatsApp',
    pattern: /makeWASocket\(\{/,
    fine: /makeWASocket\(\{\s*\.\.\.agents/,
  },
  {
    what: 'an SMTP connection',
    pattern: /new SMTPConnection\(/,
    fine: /socket: options\.way\.socket\(\)/,
  },
  { what: 'an IMAP connection', pattern: /new ImapFlow\(/, fine: /tls: checked\b/ },
  {
    what: 'a PostgreSQL client',
    pattern: /new pg\.(?:Pool|Client)\(/,
    fine: /stream: (?:way|benchWay\(BENCH_POSTGRES\))\.socket/,
  },
  { what: 'a Redis client', pattern: /new Redis\(/, fine: /Connector: connectorOver\(way\)/ },
  { what: 'the sender of mails with a transport of its own', pattern: /createTransport\(\{/ },
];

/** The guard itself. */
const GUARD = /^src\/egress\//;

function without(comment: string): string {
  return comment.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
}

function openersIn(source: string): string[] {
  const code = without(source);
  return OPENERS.filter(
    ({ pattern, fine }) => pattern.test(code) && !(fine?.test(code) ?? false),
  ).map(({ what }) => what);
}

describe('the only way out (I11)', () => {
  it('is the guard: no other file opens a connection by itself', () => {
    const files = globSync('src/**/*.ts').filter((file) => !GUARD.test(file));
    const found = files.flatMap((file) =>
      openersIn(readFileSync(file, 'utf8')).map((what) => `${file}: ${what}`),
    );
    expect(files.length).toBeGreaterThan(300);
    expect(found).toEqual([]);
  });

  it.each([
    'const a = await fetch(url);',
    'const f = globalThis.fetch;',
    "import { request } from 'node:https';",
    "import http from 'node:http'; http.get('http://x');",
    "import { connect } from 'node:net';",
    "import { type LookupFunction, Socket } from 'node:net';",
    "import { connect } from 'node:tls'; connect(443, 'x');",
    "import { lookup } from 'node:dns';",
    'new HttpsAgent({ keepAlive: true });',
    "new OpenAI({ apiKey: 'k' });",
    'new Api(token, { apiRoot });',
    'makeWASocket({ auth });',
    'new SMTPConnection({ host });',
    'new ImapFlow({ host });',
    'new pg.Client({ connectionString });',
    'new Redis(url);',
  ])('would see %s', (line) => {
    expect(openersIn(line)).toHaveLength(1);
  });

  it.each([
    'deps.fetch(url)',
    'way.fetch(url)',
    '// fetch(url) is closed',
    "import type { Socket } from 'node:net';",
  ])('takes no offence at %s', (line) => {
    expect(openersIn(line)).toEqual([]);
  });
});
