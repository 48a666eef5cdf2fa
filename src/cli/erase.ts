import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { queueWay } from '../allowed-hosts.ts';
import type { Config } from '../config.ts';
import { openStore } from '../database.ts';
import type { Store } from '../desk/ports/store.ts';
import { chatsWithFiles } from '../handed-files.ts';
import { auditRows } from '../tools/export/audit-extract.ts';
import { type Command, UsageError } from './command.ts';

export const erase: Command = {
  name: 'erase',
  summary: 'prove that nothing readable is left of a client who was erased',
  usage: [
    'sayso erase --check ID   looks for the client in every table, in the files under DESK_HOME and in Redis',
    'Exit 0: nothing is left; 1: says what is. The log keeps its rows, without content, until their time is over.',
    'To erase a client: sayso client erase ID',
  ].join('\n'),
  async run(args, io) {
    const { values } = parseArgs({ args, options: { check: { type: 'string' } } });
    const id = values.check;
    if (!id) throw new UsageError('Name the client: --check ID.');
    const config = io.config();
    const { store } = await openStore(config, { migrate: false });
    try {
      const erasure = await store.getErasure(id);
      if (!erasure) {
        const known = await store.getClient(id);
        io.err(
          known
            ? `The client ${id} was not erased. To do it: sayso client erase ${id} --yes --operator NAME`
            : `Nobody was erased under ${id}. The id stands on the receipt and in the answer of the erasure.`,
        );
        return 1;
      }
      const log = await auditRows(store, erasure.subject);
      const ids = [...new Set([id, ...log.flatMap(({ conversation }) => conversation ?? [])])];
      const findings = [
        ...(erasure.state === 'done' ? [] : [`the erasure is ${erasure.state}, not done`]),
        ...(await store.tracesOf(ids)).map(({ table, rows }) => `table ${table}: ${rows} rows`),
        ...(await inFiles(config.home, ids)),
        ...(await leftFolders(config.home, store)),
        ...(await inRedis(config, store, ids)),
      ];
      for (const finding of findings) io.out(`left: ${finding}`);
      if (findings.length === 0)
        io.out(
          `nothing left of ${id}: tables, files${config.redisUrl === null ? '' : ', Redis'}; the log keeps ${log.length} rows without content`,
        );
      return findings.length === 0 ? 0 : 1;
    } finally {
      await store.close();
    }
  },
};

/** Files under the desk's folder whose name or bytes hold one of the ids. */
async function inFiles(home: string, ids: readonly string[]): Promise<string[]> {
  const entries = await readdir(home, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path).catch(() => null);
    if (ids.some((id) => path.includes(id) || bytes?.includes(id))) found.push(`file ${path}`);
  }
  return found;
}

/** Folders of handed-over files that belong to no client of today. */
async function leftFolders(home: string, store: Store): Promise<string[]> {
  const chats = await store.chatsOf('terminal');
  const left = (await chatsWithFiles(home)).filter((chat) => !chats.includes(chat));
  return left.map((chat) => `handed-over files of the chat ${chat}, which has no client`);
}

async function inRedis(config: Config, store: Store, ids: readonly string[]): Promise<string[]> {
  if (config.redisUrl === null) return [];
  const { redisTraces } = await import('../queue/traces.ts');
  const keys = await redisTraces(
    config.redisUrl,
    queueWay(config),
    `sayso-${await store.deskId()}`,
    ids,
  );
  return keys.map((key) => `Redis key ${key}`);
}
