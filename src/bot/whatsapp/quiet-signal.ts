/**
 * libsignal prints whole sessions, private keys among them, with console.info and its kin on ordinary sends. The desk
 * itself writes to its streams and never to the console, so while WhatsApp is open the console says nothing at all.
 */
const CHANNELS = ['debug', 'error', 'info', 'log', 'trace', 'warn'] as const;

let open = 0;
let before: Pick<Console, (typeof CHANNELS)[number]> | null = null;

/** Silences the console until the returned function is called; may be nested. */
export function quietSignal(): () => void {
  open += 1;
  if (before === null) {
    const { debug, error, info, log, trace, warn } = console;
    before = { debug, error, info, log, trace, warn };
    for (const channel of CHANNELS) console[channel] = () => undefined;
  }
  let ended = false;
  return () => {
    if (ended) return;
    ended = true;
    open -= 1;
    if (open > 0 || before === null) return;
    Object.assign(console, before);
    before = null;
  };
}
