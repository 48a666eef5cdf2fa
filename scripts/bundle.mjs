// Bundles the sources and their packages into dist/. Native and worker-only packages stay outside.
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

/** @param {string} root the project's folder */
export async function bundleSources(root) {
  // Built beside and moved into place, so that a second process never reads a half-written bundle.
  const fresh = join(root, `dist.${process.pid}`);
  await build({
    absWorkingDir: root,
    entryPoints: { cli: 'src/cli.ts', 'cv-worker': 'src/cv/worker.ts' },
    outdir: fresh,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    chunkNames: 'chunk-[hash]',
    // grammY knows the signals of its polyfill by their class name, which a bundle changes.
    external: [
      '@napi-rs/keyring',
      '@whiskeysockets/baileys',
      'better-sqlite3',
      'esbuild',
      'grammy',
      'minisearch',
      'pino',
      'unpdf',
    ],
    // Some packages are CommonJS and call `require`, which a module does not have.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    legalComments: 'none',
    logLevel: 'error',
  });
  const target = join(root, 'dist');
  rmSync(target, { recursive: true, force: true });
  try {
    renameSync(fresh, target);
  } catch {
    // Another process was faster; its bundle is as good.
    rmSync(fresh, { recursive: true, force: true });
  }
}

if (process.argv[1] === import.meta.filename) await bundleSources(join(import.meta.dirname, '..'));
