import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPORT, type Report } from './report.ts';

/** A desk that crashes again and again keeps the newest. */
const MAX_REPORTS = 50;

export interface CrashFolder {
  path(report: Pick<Report, 'id'>): string;
  /** At once and without waiting: the process ends right after it. */
  write(report: Report): void;
  /** Newest first; a file that is no report is left out. */
  list(): Report[];
  /** By its id, or the beginning of it when only one begins so. */
  find(id: string): Report | null;
  remove(report: Pick<Report, 'id'>): void;
}

/** Reports of crashes as files of the desk's own user (0600). They stay on this machine until somebody sends one. */
export function openCrashFolder(folder: string): CrashFolder {
  const path = ({ id }: Pick<Report, 'id'>) => join(folder, `${id}.json`);
  const list = (): Report[] =>
    namesIn(folder)
      .flatMap((name) => read(join(folder, name)))
      .sort((a, b) => b.at.localeCompare(a.at));
  const remove = (report: Pick<Report, 'id'>) => rmSync(path(report), { force: true });
  return {
    path,
    write(report) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      writeFileSync(path(report), `${JSON.stringify(report, null, 2)}\n`, {
        mode: 0o600,
        flag: 'wx',
      });
      for (const old of list().slice(MAX_REPORTS)) remove(old);
    },
    list,
    find(id) {
      if (!/^[0-9a-f]{6,32}$/.test(id)) return null;
      const [found, another] = list().filter((report) => report.id.startsWith(id));
      return found && !another ? found : null;
    },
    remove,
  };
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => /^[0-9a-f]{32}\.json$/.test(name));
  } catch {
    // No crash yet, no folder.
    return [];
  }
}

function read(path: string): Report[] {
  try {
    const parsed = REPORT.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return parsed.success ? [parsed.data] : [];
  } catch {
    // Half written when the machine went down, or not ours.
    return [];
  }
}
