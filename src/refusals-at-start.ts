import type { Config } from './config.ts';
import { StartError } from './database.ts';
import { OWN_DATA_TOOLS } from './desk/own-data.ts';
import type { Tool } from './desk/tool.ts';

/** Take messages and send (edge), run turns and actions (worker), or both. */
export type DeskRole = 'all' | 'edge' | 'worker';

/** Several processes need a database and a queue that they can share. */
export function refuseRole(config: Config, role: DeskRole): void {
  if (role === 'all') return;
  const missing = [
    config.postgresUrl === null ? 'DATABASE_URL (postgres://…)' : null,
    config.redisUrl === null ? 'REDIS_URL' : null,
  ].filter((name) => name !== null);
  if (missing.length > 0)
    throw new StartError(
      `--role ${role} needs ${missing.join(' and ')}: several processes share a database server and a queue. Set it, or start without --role.`,
    );
}

/** A name that fits nothing would be a second yes that is never asked for. */
export function refuseUnknownTools(names: readonly string[], tools: readonly Tool[]): void {
  // Nobody holds up a client who wants their data or wants to leave.
  const outside = tools
    .filter(({ effect, name }) => effect === 'outside' && !OWN_DATA_TOOLS.includes(name))
    .map(({ name }) => name);
  const wrong = names.find((name) => !outside.includes(name));
  if (wrong !== undefined)
    throw new StartError(
      `OPERATOR_YES names ${wrong}, which is no tool that can wait for a second yes. It should name some of: ${outside.join(', ')}.`,
    );
}

/** Why the console's address cannot be taken, in words for whoever starts the desk. */
export function notListening(listen: { host: string; port: number }, error: unknown): StartError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const why = code === 'EADDRINUSE' ? 'is taken by another program' : `cannot be used (${code})`;
  return new StartError(
    `CONSOLE_LISTEN ${listen.host}:${listen.port} ${why}. Choose another address, or off.`,
  );
}
