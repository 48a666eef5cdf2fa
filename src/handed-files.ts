import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { HandedFiles } from './desk/ports/handed-files.ts';

const FOLDER = 'files';
const TERMINAL = 'terminal';

/** Where a terminal client gets files: a folder of their own, so that it can go when they leave. */
export function handedFolder(home: string, client: string): string {
  return join(home, FOLDER, `chat-${client.replaceAll(/[/\\\0]/g, '_')}`);
}

export function handedFiles(home: string): HandedFiles {
  return {
    async remove(account, chat) {
      if (account === TERMINAL)
        await rm(handedFolder(home, chat), { recursive: true, force: true });
    },
  };
}

/** Names of the chats that have a folder with files. */
export async function chatsWithFiles(home: string): Promise<string[]> {
  const names = await readdir(join(home, FOLDER)).catch(() => []);
  return names.flatMap((name) => (name.startsWith('chat-') ? [name.slice('chat-'.length)] : []));
}
