import { isClosedBoard } from '../desk/closed-boards.ts';
import { type AllowedHost, ANY_PAGE } from '../egress/allowed-host.ts';

const ALWAYS =
  'Refused whatever is set: LinkedIn, Indeed, Glassdoor, ZipRecruiter, redirects, and addresses of a private network for every host that you did not name yourself.';

/** The list of the guard for a reader: one host a line, with its purpose and the variable that puts it there. */
export function egressList(hosts: readonly AllowedHost[]): string[] {
  if (hosts.length === 0)
    return ['Nothing: with this configuration the desk opens no connection at all.', ALWAYS];
  const rows = hosts.map(({ host, port, purpose, reach, because }) => [
    `${host.includes(':') ? `[${host}]` : host}:${port}`,
    purpose,
    because,
    whereTo(host, reach),
  ]);
  const widths = [0, 1, 2].map((column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: string[]) =>
    row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('   ');
  return [...new Set(rows.map(line)), ALWAYS];
}

function whereTo(host: string, reach: AllowedHost['reach']): string {
  if (isClosedBoard(host)) return 'refused: this board forbids automation';
  if (host === ANY_PAGE)
    return 'one page that a client sent, each after a yes; on the open internet only';
  return reach === 'public'
    ? 'on the open internet only'
    : 'as you named it, also in your own network';
}
