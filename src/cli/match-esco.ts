import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { type EscoTables, readEsco } from '../match/esco.ts';
import { occupationsFile } from '../occupations-file.ts';
import { type CommandIo, UsageError } from './command.ts';

const MAX_FILE = 200 * 1024 * 1024;

/** Writes the occupations of an ESCO download into the desk's home, or takes them out. */
export async function importEsco(
  io: CommandIo,
  files: {
    occupations?: string | undefined;
    relations?: string | undefined;
    skills?: string | undefined;
    remove?: boolean | undefined;
  },
): Promise<number> {
  const { home } = io.config();
  const target = occupationsFile(home);
  if (files.remove) {
    await rm(target, { force: true });
    io.out('Only the own occupations are used now. Restart a running desk.');
    return 0;
  }
  if (!files.occupations)
    throw new UsageError('Name the file of occupations, for example occupations_en.csv.');
  const tables: Partial<EscoTables> = {};
  for (const name of ['occupations', 'relations', 'skills'] as const) {
    const path = files[name];
    if (path === undefined) continue;
    const info = await stat(path).catch(() => null);
    if (!info?.isFile()) {
      io.err(`I cannot read ${path}. Please check the path.`);
      return 1;
    }
    if (info.size > MAX_FILE) {
      io.err(`${path} is larger than 200 MB, which no table of ESCO is.`);
      return 1;
    }
    tables[name] = await readFile(path, 'utf8');
  }
  const occupations = readEsco({ occupations: '', ...tables });
  if (occupations.length === 0) {
    io.err(
      `${files.occupations} has no column preferredLabel with occupations. Please take the CSV download of ESCO.`,
    );
    return 1;
  }
  await mkdir(home, { recursive: true });
  const draft = `${target}.new`;
  await writeFile(draft, JSON.stringify(occupations), { mode: 0o600 });
  await rename(draft, target);
  io.out(
    `${occupations.length} occupations are used beside the own ones. This service uses the ESCO classification of the European Commission. Restart a running desk.`,
  );
  return 0;
}
