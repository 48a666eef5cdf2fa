import { readFile, stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { openStore } from '../database.ts';
import { saveAlertPostings } from '../desk/alerts/alert-postings.ts';
import { MAX_ALERT_BYTES } from '../desk/alerts/intake.ts';
import { operatorReadRow } from '../desk/audit-templates.ts';
import { createJobIndex } from '../desk/job-index.ts';
import type { AlertMailState } from '../desk/ports/alert-store.ts';
import type { Store } from '../desk/ports/store.ts';
import { createAlertReader } from '../jobs/alerts/alert-reader.ts';
import { systemClock } from '../system.ts';
import { type Command, type CommandIo, UsageError } from './command.ts';

const STATES: readonly AlertMailState[] = ['new', 'held', 'read', 'nothing', 'failed'];
/** What somebody should look at. */
const TROUBLE: readonly AlertMailState[] = ['nothing', 'failed'];
const LINES = 200;

export const alerts: Command = {
  name: 'alerts',
  summary: 'look at forwarded job alerts that gave no job, and import one from a file',
  usage: [
    'sayso alerts list [--state STATE]       mails that gave no job (nothing, failed), or those in a state: new, held, read; no content',
    'sayso alerts show ID --operator NAME    such a mail as it came; the look is written to the audit log',
    'sayso alerts retry ID                   reads it once more, after an update of the desk',
    'sayso alerts import FILE.eml            the jobs of an alert into the index, for nobody in particular',
  ].join('\n'),
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { operator: { type: 'string' }, state: { type: 'string' } },
    });
    const [action, target] = positionals;
    const states = statesOf(values.state);
    const operator = values.operator?.trim() ?? '';
    if (!action || !['list', 'show', 'retry', 'import'].includes(action))
      throw new UsageError('Say list, show, retry or import.');
    if (action !== 'list' && !target)
      throw new UsageError(action === 'import' ? 'Name a FILE.eml.' : 'Name the mail by its id.');
    if (action === 'show' && !/^[\p{L}\p{N}._@-]{1,60}$/u.test(operator))
      throw new UsageError('Name yourself with --operator NAME.');
    const mail = action === 'import' ? await readMail(target ?? '', io) : null;
    if (action === 'import' && !mail) return 1;
    const { store } = await openStore(io.config(), { migrate: action === 'import' });
    try {
      if (mail) return await importMail(store, mail, io);
      if (action === 'list') return await list(store, states, io);
      return action === 'show'
        ? await show(store, target ?? '', operator, io)
        : await retry(store, target ?? '', io);
    } finally {
      await store.close();
    }
  },
};

function statesOf(text: string | undefined): readonly AlertMailState[] {
  if (text === undefined) return TROUBLE;
  const state = STATES.find((item) => item === text);
  if (!state) throw new UsageError(`--state takes one of: ${STATES.join(', ')}.`);
  return [state];
}

async function list(
  store: Store,
  states: readonly AlertMailState[],
  io: CommandIo,
): Promise<number> {
  for (const line of await store.listAlertMails(states, LINES)) io.out(JSON.stringify(line));
  const counts = await store.countAlertMails();
  io.err(STATES.map((state) => `${counts[state]} ${state}`).join(', '));
  return 0;
}

async function show(store: Store, id: string, operator: string, io: CommandIo): Promise<number> {
  const mail = await store.openAlertMail(id);
  if (!mail) {
    io.err('No such mail is kept. sayso alerts list shows those that are.');
    return 1;
  }
  const { subject } = mail;
  // The record first: a look that cannot be written down does not happen (I12).
  await store.commit(
    [
      {
        type: 'audit',
        entry: operatorReadRow(
          { client: { subject }, conversation: null, at: systemClock.now() },
          'alert_mail',
          { operator },
        ),
      },
    ],
    'full',
  );
  io.out(Buffer.from(mail.bytes).toString());
  return 0;
}

async function retry(store: Store, id: string, io: CommandIo): Promise<number> {
  const again = await store.retryAlertMail(id);
  if (again) io.out('It is read once more by the running desk.');
  else io.err('No such mail is kept. sayso alerts list shows those that are.');
  return again ? 0 : 1;
}

async function readMail(path: string, io: CommandIo): Promise<Buffer | null> {
  const info = await stat(path).catch(() => null);
  if (!info?.isFile()) {
    io.err(`I cannot read ${path}. Please check the path.`);
    return null;
  }
  if (info.size > MAX_ALERT_BYTES) {
    io.err(`${path} is larger than 5 MB; the desk takes no such alert.`);
    return null;
  }
  return readFile(path);
}

async function importMail(store: Store, mail: Buffer, io: CommandIo): Promise<number> {
  const { board, postings } = await createAlertReader().read(mail);
  const saved = await saveAlertPostings(
    { store, index: createJobIndex(store), clock: systemClock },
    postings,
    null,
  );
  for (const { id, title, company, places, url } of saved)
    io.out(JSON.stringify({ id, title, company, places, url }));
  io.err(
    saved.length === 0
      ? 'I found no job in this mail.'
      : `${saved.length} jobs${board === null ? '' : ` of ${board}`} are in the index.`,
  );
  return saved.length === 0 ? 1 : 0;
}
