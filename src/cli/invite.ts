import { parseArgs } from 'node:util';
import { openStore } from '../database.ts';
import { addInvite, revokeInvite } from '../desk/admission/invites.ts';
import { systemClock, systemIds } from '../system.ts';
import { type Command, UsageError } from './command.ts';
import { operatorName } from './operator-name.ts';

const USUAL = { uses: 1, days: 14 } as const;
const MOST = { uses: 10_000, days: 365 } as const;

export const invite: Command = {
  name: 'invite',
  summary: 'make, list and revoke codes that let strangers in',
  usage: [
    'sayso invite add LABEL --operator NAME [--uses N] [--days N]    prints the code, this once; 1 use and 14 days when left out',
    'sayso invite list                                               one JSON line an invite; no codes',
    'sayso invite revoke ID --operator NAME                          the code lets nobody in any more',
    'A client writes the code to the desk, or /join CODE, or opens https://t.me/BOT?start=CODE. See ADMISSION.',
  ].join('\n'),
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        operator: { type: 'string' },
        uses: { type: 'string' },
        days: { type: 'string' },
      },
    });
    const [action, name, ...more] = positionals;
    if (action !== 'add' && action !== 'list' && action !== 'revoke')
      throw new UsageError('Say add, list or revoke.');
    const wish = {
      label: action === 'add' ? labelOf(name, more) : '',
      uses: numberOf('uses', values.uses),
      days: numberOf('days', values.days),
    };
    if (action === 'revoke' && !name) throw new UsageError('Name the invite by its id.');
    const by = { id: null, name: action === 'list' ? '' : operatorName(values.operator) };
    const { store } = await openStore(io.config(), { migrate: false });
    const deps = { store, clock: systemClock, ids: systemIds };
    try {
      if (action === 'list') {
        for (const line of await store.listInvites()) io.out(JSON.stringify(line));
        return 0;
      }
      if (action === 'add') {
        const { id, code } = await addInvite(deps, wish, by);
        io.out(JSON.stringify({ id, code, label: wish.label, uses: wish.uses, days: wish.days }));
        return 0;
      }
      if (await revokeInvite(deps, name ?? '', by)) {
        io.out('The invite is revoked: it lets nobody in any more.');
        return 0;
      }
      io.err('There is no such invite, or it was revoked before. `sayso invite list` shows them.');
      return 1;
    } finally {
      await store.close();
    }
  },
};

function labelOf(name: string | undefined, more: readonly string[]): string {
  const label = [name ?? '', ...more].join(' ').trim();
  if (!/^[^\p{Cc}]{1,60}$/u.test(label))
    throw new UsageError('Say in one to 60 letters what the invite is for.');
  return label;
}

function numberOf(what: keyof typeof USUAL, text: string | undefined): number {
  if (text === undefined) return USUAL[what];
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > MOST[what])
    throw new UsageError(`--${what} is a number from 1 to ${MOST[what]}.`);
  return number;
}
