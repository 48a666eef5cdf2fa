import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { isIP, Socket } from 'node:net';

/*
 * Loaded with `--import` before anything of the desk, in the process and its workers: writes down every connection, every
 * look-up and every datagram, below all libraries and the guard. Only the recording is added; everything goes on as it was.
 */
const file = process.env.RECORD_CONNECTIONS ?? '';
const note = (what: string) => appendFileSync(file, `${what}\n`);

const { connect } = Socket.prototype;
Socket.prototype.connect = function (this: Socket, ...args: unknown[]) {
  // Node hands its own calls over as one list of options and listener.
  const first: unknown = Array.isArray(args[0]) ? args[0][0] : args[0];
  const target =
    typeof first === 'object' && first !== null
      ? { host: 'localhost', port: 0, path: '', ...first }
      : { host: args[1] ?? 'localhost', port: first, path: '' };
  note(target.path ? `file ${target.path}` : `connect ${target.host}:${target.port}`);
  return Reflect.apply(connect, this, args);
} as typeof connect;

function watch<Name extends string>(owner: { [name in Name]: unknown }, name: Name): void {
  const real = owner[name];
  if (typeof real !== 'function') throw new Error(`There is no ${name} to be watched.`);
  owner[name] = function (this: unknown, ...args: unknown[]) {
    // An address asks nobody; a server that listens on one looks it up all the same.
    if (typeof args[0] !== 'string' || isIP(args[0]) === 0) note(`${name} ${String(args[0])}`);
    return Reflect.apply(real, this, args);
  };
}
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6', 'resolveAny'] as const) {
  watch(dns, name);
  watch(dns.promises, name);
}
watch(dgram.Socket.prototype, 'send');
syncBuiltinESMExports();
note('started');
