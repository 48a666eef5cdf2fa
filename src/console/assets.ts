import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Env, Hono } from 'hono';
import { PROJECT_ROOT } from '../root.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The scripts and styles of the console, read once: an address chooses among these names and reaches no file. */
export function assetPages<E extends Env>(app: Hono<E>): void {
  const folder = join(PROJECT_ROOT, 'src', 'console', 'assets');
  const assets = new Map(
    readdirSync(folder)
      .filter((name) => TYPES[extname(name)] !== undefined)
      .map((name) => {
        const bytes = readFileSync(join(folder, name));
        const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
        return [name, { bytes, etag, type: TYPES[extname(name)] ?? '' }];
      }),
  );
  app.get('/assets/:name', (context) => {
    const asset = assets.get(context.req.param('name') ?? '');
    if (!asset) return context.body(null, 404);
    // Asked for again each time: after an update no page meets an old script.
    const headers = { etag: asset.etag, 'cache-control': 'no-cache' };
    if (context.req.header('if-none-match') === asset.etag) return context.body(null, 304, headers);
    return context.body(asset.bytes, 200, { ...headers, 'content-type': asset.type });
  });
}
