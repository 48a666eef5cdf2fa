import { execFileSync } from 'node:child_process';

/** Tests of whole processes run what users run: the bundle, made once before them when a source is newer. */
export function setup(): void {
  execFileSync(process.execPath, ['scripts/sayso.mjs', '--help'], { stdio: 'ignore' });
}
