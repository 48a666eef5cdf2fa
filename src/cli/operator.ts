import { parseArgs } from 'node:util';
import { renderUnicodeCompact } from 'uqr';
import type { Config } from '../config.ts';
import { createPasswords } from '../console/auth/password.ts';
import { passwordFault } from '../console/auth/password-rules.ts';
import { newTotpSecret, totpUri } from '../console/auth/totp.ts';
import { openStore } from '../database.ts';
import { accountEmail, accountName, telegramAccount } from '../desk/operators/account-name.ts';
import type { AccountHand } from '../desk/operators/account-rows.ts';
import { type Accounts, createAccounts } from '../desk/operators/accounts.ts';
import { ROLES, type Role } from '../desk/operators/operator.ts';
import type { OperatorAccount, OperatorChanged } from '../desk/ports/operator-store.ts';
import type { Store } from '../desk/ports/store.ts';
import { systemClock, systemIds } from '../system.ts';
import { type Command, type CommandIo, UsageError } from './command.ts';
import { askNewPassword, firstLine } from './secret-prompt.ts';

const OPTIONS = {
  role: { type: 'string' },
  email: { type: 'string' },
  telegram: { type: 'string' },
  'assigned-only': { type: 'boolean' },
  'password-stdin': { type: 'boolean' },
  'no-password': { type: 'boolean' },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];

interface Work {
  store: Store;
  accounts: Accounts;
  config: Config;
  values: Values;
  io: CommandIo;
}

const HAND: AccountHand = { operator: null, source: 'command line' };

export const operator: Command = {
  name: 'operator',
  summary: 'make, list and change the accounts of the people of the desk',
  usage: [
    'sayso operator add NAME [--role ROLE] [--email ADDRESS] [--telegram ID] [--assigned-only]   asks for a password',
    '                                            --password-stdin takes the first line of the input instead',
    '                                            --no-password: signs in through the identity provider only (needs --email)',
    'sayso operator list                         one JSON line an account; no secrets',
    'sayso operator password NAME                a new password; all sessions end',
    'sayso operator role NAME ROLE               viewer, operator, lead or admin; all sessions end',
    'sayso operator totp NAME on|off             a second factor; `on` shows the picture for an authenticator app',
    'sayso operator disable|enable NAME          nobody is deleted: the log names them',
    'sayso operator unlock NAME                  ends the wait after wrong tries',
    'sayso operator sign-out NAME                ends all sessions',
    'The first account is an admin unless --role says otherwise. All work beside a running desk and are written to the audit log.',
  ].join('\n'),
  async run(args, io) {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: OPTIONS });
    const [action = '', name, argument, ...more] = positionals;
    const act = ACTIONS.get(action);
    if (!act || more.length > 0)
      throw new UsageError(`Say ${[...ACTIONS.keys()].join(', ')}, and a name.`);
    if (action !== 'list' && name === undefined) throw new UsageError('Name the account.');
    const config = io.config();
    const { store } = await openStore(config, { migrate: false });
    try {
      const accounts = createAccounts({ store, clock: systemClock, ids: systemIds });
      return await act({ store, accounts, config, values, io }, name ?? '', argument);
    } finally {
      await store.close();
    }
  },
};

type Action = (work: Work, name: string, argument: string | undefined) => Promise<number>;

const ACTIONS: ReadonlyMap<string, Action> = new Map<string, Action>([
  ['add', add],
  ['list', list],
  ['password', password],
  ['role', role],
  ['totp', totp],
  ['disable', (work, name) => disabled(work, name, true)],
  ['enable', (work, name) => disabled(work, name, false)],
  ['unlock', unlock],
  ['sign-out', signOut],
]);

async function add(work: Work, text: string): Promise<number> {
  const { store, accounts, config, values, io } = work;
  const name = accountName(text);
  if (name === null)
    throw new UsageError(
      'A name has 2 to 60 letters, digits or signs like . _ - and begins with a letter.',
    );
  const email = optional(values.email, accountEmail, '--email should be an e-mail address.');
  const telegramUser = optional(
    values.telegram,
    telegramAccount,
    '--telegram should be the number of a Telegram account.',
  );
  if (values['no-password'] && email === null)
    throw new UsageError('--no-password needs --email: by it the identity provider vouches.');
  const first = (await store.listOperators()).length === 0;
  const chosen = values.role === undefined ? (first ? 'admin' : 'operator') : roleOf(values.role);
  if ((await store.operatorBy({ name })) !== null) return taken(io);
  const passwordHash = values['no-password'] ? null : await newHash(work, name);
  if (passwordHash === null && !values['no-password']) return 1;
  const account = {
    name,
    role: chosen,
    email,
    telegramUser,
    assignedOnly: values['assigned-only'] === true,
    passwordHash,
  };
  if (!(await accounts.add(HAND, account))) return taken(io);
  io.out(`${name} is ${/^[aeiou]/.test(chosen) ? 'an' : 'a'} ${chosen} of this desk now.`);
  io.out(`Sign in at ${addressOf(config)}/sign-in`);
  return 0;
}

async function list({ store, io }: Work): Promise<number> {
  for (const account of await store.listOperators()) io.out(JSON.stringify(account));
  return 0;
}

async function password(work: Work, name: string): Promise<number> {
  const account = await find(work, name);
  if (!account) return 1;
  const hash = await newHash(work, account.name);
  if (hash === null) return 1;
  return done(
    work,
    await work.accounts.setPassword(HAND, account, hash),
    `${account.name} has a new password; all their sessions ended.`,
  );
}

async function role(work: Work, name: string, text: string | undefined): Promise<number> {
  const wanted = roleOf(text ?? '');
  const account = await find(work, name);
  if (!account) return 1;
  const result = await work.accounts.setRole(HAND, account, wanted);
  return done(work, result, `${account.name} is ${wanted} now; all their sessions ended.`);
}

async function totp(work: Work, name: string, text: string | undefined): Promise<number> {
  if (text !== 'on' && text !== 'off') throw new UsageError('Say on or off.');
  const account = await find(work, name);
  if (!account) return 1;
  if (text === 'off')
    return done(
      work,
      await work.accounts.setTotp(HAND, account, null),
      `${account.name} signs in without a code now; all their sessions ended.`,
    );
  const secret = newTotpSecret();
  const result = await work.accounts.setTotp(HAND, account, secret);
  if (result === 'changed') {
    const uri = totpUri(secret, account.name);
    work.io.err(renderUnicodeCompact(uri));
    work.io.out(uri);
  }
  return done(
    work,
    result,
    `${account.name} needs a code from now on. Scan the picture with an authenticator app; it is not shown again.`,
  );
}

async function disabled(work: Work, name: string, off: boolean): Promise<number> {
  const account = await find(work, name);
  if (!account) return 1;
  return done(
    work,
    await work.accounts.setDisabled(HAND, account, off),
    off
      ? `${account.name} cannot sign in any more; all their sessions ended.`
      : `${account.name} can sign in again.`,
  );
}

async function unlock(work: Work, name: string): Promise<number> {
  const account = await find(work, name);
  if (!account) return 1;
  const result = await work.accounts.unlock(HAND, account);
  return done(work, result, `${account.name} can try again.`);
}

async function signOut(work: Work, name: string): Promise<number> {
  const account = await find(work, name);
  if (!account) return 1;
  await work.accounts.endSessions(HAND, account);
  work.io.out(`All sessions of ${account.name} ended.`);
  return 0;
}

async function find({ store, io }: Work, name: string): Promise<OperatorAccount | null> {
  const account = await store.operatorBy({ name });
  if (!account) io.err(`There is no account ${name}. \`sayso operator list\` shows them.`);
  return account;
}

/** Null, and said why, for a password that is too easy to guess. */
async function newHash({ values, io }: Work, name: string): Promise<string | null> {
  const typed = values['password-stdin']
    ? await firstLine(io.input)
    : await askNewPassword(io, name);
  const fault = passwordFault(typed, name);
  if (fault === null) return createPasswords().hash(typed);
  io.err(fault);
  return null;
}

function done({ io }: Work, result: OperatorChanged, sentence: string): number {
  if (result === 'changed') {
    io.out(sentence);
    return 0;
  }
  io.err(
    result === 'last_admin'
      ? 'This is the last admin, so nothing was changed. Make another admin first.'
      : 'The account was changed meanwhile. Try again.',
  );
  return 1;
}

function taken(io: CommandIo): number {
  io.err('That name, address or Telegram account is taken. `sayso operator list` shows by whom.');
  return 1;
}

function roleOf(text: string): Role {
  const known = ROLES.find((name) => name === text);
  if (!known) throw new UsageError(`A role is one of ${ROLES.join(', ')}.`);
  return known;
}

function optional(
  text: string | undefined,
  read: (text: string) => string | null,
  fault: string,
): string | null {
  if (text === undefined) return null;
  const value = read(text);
  if (value === null) throw new UsageError(fault);
  return value;
}

function addressOf({ console }: Config): string {
  if (!console) return '(CONSOLE_LISTEN is off)';
  const host = console.host.includes(':') ? `[${console.host}]` : console.host;
  return console.url?.origin ?? `${console.tls ? 'https' : 'http'}://${host}:${console.port}`;
}
