import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { memoryFolder } from './tests/support/memory-folder.ts';
import { offerPostgres } from './tests/support/postgres-of-run.ts';

/** Gives a run its own folder for everything temporary, and a database server to the files that ask for one. */
export function setup(): () => Promise<void> {
  // Tests of whole processes run what users run: the bundle, made once before them when a source is newer.
  execFileSync(process.execPath, ['scripts/sayso.mjs', '--help'], { stdio: 'ignore' });
  const place = memoryFolder();
  const folder = mkdtempSync(join(place, 'sayso-tests-'));
  // A mail server of a test reads its folder below as another account.
  chmodSync(folder, 0o711);
  process.env.TMPDIR = folder;
  const postgres = offerPostgres(join(folder, 'postgres'), place);
  return async () => {
    await postgres.close();
    rmSync(folder, { recursive: true, force: true });
  };
}
