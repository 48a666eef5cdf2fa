import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Environment for processes that load the sources one by one: what one of them has compiled, the next one reads. All
 * processes of a run share the folder, which goes with the run.
 */
export const COMPILED = { NODE_COMPILE_CACHE: join(tmpdir(), 'compiled') };
