import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createTerminalAdapter,
  type TerminalEvent,
} from '../../../src/bot/terminal/terminal-adapter.ts';
import { systemClock, systemIds } from '../../../src/system.ts';
import { describeChannel } from './channel-contract.ts';

describeChannel('terminal', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sayso-terminal-'));
  const shown: TerminalEvent[] = [];
  const adapter = createTerminalAdapter({
    client: 'ada',
    filesDir: folder,
    clock: systemClock,
    ids: systemIds,
    show: (event) => void shown.push(event),
  });
  return {
    adapter,
    open: (sink) => adapter.start(sink),
    says: (text) => adapter.input({ kind: 'text', text }),
    sendsFile(name, bytes) {
      const path = join(folder, name);
      writeFileSync(path, bytes);
      return adapter.input({ kind: 'file', path });
    },
    taps: (choice) => adapter.input({ kind: 'tap', card: 3, choice }),
    quotes: null,
    repeats: null,
    seen: () => shown.flatMap((event) => ('text' in event ? event.text : [])),
    loseNextAnswer: null,
    disconnect: null,
    async close() {
      await adapter.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
});
