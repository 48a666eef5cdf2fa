import { COMMANDS } from './cli/commands.ts';
import { runCommand } from './cli/run-command.ts';
import { closeGlobalFetch } from './egress/close-global-fetch.ts';

closeGlobalFetch();
const code = await runCommand(COMMANDS, process.argv.slice(2));
// Everything of the desk's own is closed by now. A channel's library may still hold timers for half a minute.
process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));
