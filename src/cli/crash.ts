import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { allowedHosts } from '../allowed-hosts.ts';
import type { Config } from '../config.ts';
import { createWaysOut } from '../egress/ways-out.ts';
import { openCrashFolder } from '../reports/crash-folder.ts';
import type { Report } from '../reports/report.ts';
import { ConfigError } from '../variables.ts';
import { type Command, type CommandIo, UsageError } from './command.ts';

export const crash: Command = {
  name: 'crash',
  summary: 'look at reports of crashes, and send one if you want to',
  usage: [
    'sayso crash list              the reports in DESK_HOME/crashes, newest first',
    'sayso crash show ID           one report, all of it',
    'sayso crash send ID [--yes]   shows the exact bytes and sends them to SENTRY_DSN after your yes',
    'sayso crash delete ID',
    'A report names kinds of errors and places in the program, never a word of a message. ID may be cut to its beginning.',
  ].join('\n'),
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { yes: { type: 'boolean' } },
    });
    const [action, id] = positionals;
    const config = io.config();
    const folder = openCrashFolder(join(config.home, 'crashes'));
    if (action === 'list') {
      for (const { id: known, at, release, error, code } of folder.list())
        io.out(JSON.stringify({ id: known, at, release, error, code }));
      return 0;
    }
    if (action !== 'show' && action !== 'send' && action !== 'delete')
      throw new UsageError('Say list, show, send or delete.');
    const report = folder.find(id ?? '');
    if (!report) {
      io.err(
        'There is no such report. `sayso crash list` shows them; six digits of the id are enough.',
      );
      return 1;
    }
    switch (action) {
      case 'show':
        io.out(JSON.stringify(report, null, 2));
        return 0;
      case 'delete':
        folder.remove(report);
        io.out('The report is gone.');
        return 0;
      case 'send':
        return send(report, config, values.yes ?? false, io);
    }
  },
};

async function send(
  report: Report,
  config: Config,
  agreed: boolean,
  io: CommandIo,
): Promise<number> {
  const { dsn } = config.reports;
  if (dsn === null)
    throw new ConfigError(
      'SENTRY_DSN is missing. It should be the address that your Sentry project shows, for example https://key@sentry.example.com/1.',
    );
  const { openSentry } = await import('../reports/sentry.ts');
  const ways = createWaysOut(allowedHosts(config));
  const sink = openSentry(dsn, ways.for('error reports').fetch);
  const envelope = await sink.envelope(report);
  io.out(envelope);
  if (!agreed && !(await asksYes(sink.host, io))) {
    io.err('Nothing was sent.');
    return 1;
  }
  try {
    await sink.send(envelope);
  } catch {
    io.err(`${sink.host} did not take the report. Check SENTRY_DSN and the network.`);
    return 1;
  } finally {
    ways.close();
  }
  io.err(`Sent to ${sink.host}. The report stays here until you delete it.`);
  return 0;
}

/** Anything but a plain yes is a no; so is the end of the input. */
async function asksYes(host: string, io: CommandIo): Promise<boolean> {
  io.err(`Send exactly these bytes to ${host}? Type yes to send.`);
  const lines = createInterface({ input: io.input });
  for await (const line of lines) {
    lines.close();
    return /^\s*yes\s*$/i.test(line);
  }
  return false;
}
