import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { type ConsolePlace, createPeers } from './place.ts';
import type { SignedIn } from './signed-in.ts';

/** The console as Node's server calls it: each request with who asks, read from its connection. */
export function consoleListener(
  app: Hono<SignedIn>,
  place: ConsolePlace,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const peerOf = createPeers(place);
  return getRequestListener(
    (request, { incoming }) => app.fetch(request, { peer: peerOf(incoming) }),
    // The app answers its own faults; what gets here is a request that cannot be read.
    { overrideGlobalObjects: false, errorHandler: () => new Response(null, { status: 400 }) },
  );
}
