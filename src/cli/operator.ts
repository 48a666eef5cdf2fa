import { parseArgs } from 'node:util';
import { renderUnicodeCompact } from 'uqr';
import type { Config } from '../config.ts';
import { createPasswords } from '../console/auth/password.ts';
import { passwordFault } from '../console/auth/password-rules.ts';
import { newTotpSecret, totpUri } from '../console/auth/totp.ts';
import { openStore } from '../database.ts';
import { accountEmail, accountName, telegramAccount } from '../desk/operators/account-name.ts';
import { createAccounts } from '../desk/operators/accounts.ts';
import { systemClock, systemIds } from '../system.ts';
import { type Command, type CommandIo, UsageError } from './command.ts';
import { done, find, HAND, type OperatorDesk, optional, roleOf, taken } from './operator-desk.ts';
import { SET_OPTIONS, setAccount } from './operator-set.ts';
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

interface Work extends OperatorDesk {
  config: Config;
  values: Values;
}

export const operator: Command = {
  name: 'operator',
  summary: 'make, list and change the accounts of the people of the desk',
  usage: [
    'sayso operator add NAME [--role ROLE] [--email ADDRESS] [--telegram ID] [--assigned-only]   asks for a password',
    '                                            --password-stdin takes the first line of the input instead',
    '                                            --no-password: signs in through the identity provider only (needs --email)',
    'sayso operator list                         one JSON line an account; no secrets',
    'sayso operator password NAME                a new password; all sessions end',
    'sayso operator set NAME [--email ADDRESS] [--telegram ID] [--role ROLE] [--assigned-only yes|no]',
    '                                            what is not named stays; `none` takes an address or an id away',
    'sayso operator role NAME ROLE               the same as set NAME --role: viewer, operator, lead or admin',
    'sayso operator totp NAME on|off             a second factor; `on` shows the picture for an authenticator app',
    'sayso operator disable|enable NAME          nobody is deleted: the log names them',
    'sayso operator unlock NAME                  ends the wait after wrong tries',
    'sayso operator sign-out NAME                ends all sessions',
    'The first account is an admin unless --role says otherwise. All work beside a running desk and are written to the audit log.',
  ].join('\n'),
  async run(args, io) {
    if (args[0] === 'set') {
      const { values, positionals } = parseArgs({
        args,
        allowPositionals: true,
        options: SET_OPTIONS,
      });
      const [, name, ...more] = positionals;
      if (name === undefined || more.length > 0) throw new UsageError('Name one account.');
      return withDesk(io, (desk) => setAccount(desk, name, values));
    }
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: OPTIONS });
    const [action = '', name, argument, ...more] = positionals;
    const act = ACTIONS.get(action);
    if (!act || more.length > 0)
      throw new UsageError(`Say ${[...ACTIONS.keys(), 'set'].join(', ')}, and a name.`);
    if (action !== 'list' && name === undefined) throw new UsageError('Name the account.');
    return withDesk(io, (desk, config) => act({ ...desk, config, values }, name ?? '', argument));
  },
};

async function withDesk(
  io: CommandIo,
  work: (desk: OperatorDesk, config: Config) => Promise<number>,
): Promise<number> {
  const config = io.config();
  const { store } = await openStore(config, { migrate: false });
  try {
    const accounts = createAccounts({ store, clock: systemClock, ids: systemIds });
    return await work({ store, accounts, io }, config);
  } finally {
    await store.close();
  }
}

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
  return setAccount(work, name, { role: text ?? '' });
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

function addressOf({ console }: Config): string {
  if (!console) return '(CONSOLE_LISTEN is off)';
  const host = console.host.includes(':') ? `[${console.host}]` : console.host;
  return console.url?.origin ?? `${console.tls ? 'https' : 'http'}://${host}:${console.port}`;
}
