import type { WayOut } from '../desk/ports/way-out.ts';

const PATIENCE_MS = 3000;

/** Can a connection be opened? Nothing is sent. */
export function reachable(
  way: Pick<WayOut, 'socket'>,
  host: string,
  port: number,
): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = way.socket();
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(PATIENCE_MS, () => end(false));
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
    socket.connect(port, host.replace(/^\[|\]$/g, ''));
  });
}
