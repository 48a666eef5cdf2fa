import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';
import type { TerminalAdapter, TerminalEvent, TerminalInput } from './terminal-adapter.ts';

const INPUT = z.union([
  z.strictObject({ text: z.string() }),
  z.strictObject({ file: z.string().min(1) }),
  z.strictObject({
    tap: z.strictObject({ card: z.int().positive(), choice: z.enum(['yes', 'no']) }),
  }),
]);

/**
 * A conversation for scripts: one JSON input a line in, one JSON event a line out. An input is handled when the desk
 * has finished with the one before it and said `idle`; only "/stop" is passed on at once. A line that cannot be read
 * is answered with one sentence on `problems` and skipped. Resolves at the end of the input.
 */
export async function runJsonChat(deps: {
  input: Readable;
  problems: Writable;
  adapter: TerminalAdapter;
  settled(): Promise<void>;
  show(event: TerminalEvent): void;
}): Promise<void> {
  await deps.adapter.open();
  await deps.settled();
  deps.show({ type: 'idle' });
  let before: Promise<void> = Promise.resolve();
  let line = 0;
  for await (const text of createInterface({ input: deps.input, crlfDelay: Infinity })) {
    line += 1;
    if (text.trim() === '') continue;
    const input = readInput(text);
    if (!input) {
      deps.problems.write(
        `Line ${line} is not an input. Write {"text":"…"}, {"file":"path"} or {"tap":{"card":1,"choice":"yes"}}.\n`,
      );
      continue;
    }
    if (input.kind === 'text' && input.text.trim() === '/stop') await deps.adapter.input(input);
    else before = before.then(() => handle(deps, input, line));
  }
  await before;
}

/** One input from hand-over to `idle`. A fault of the desk's storage is told, and the conversation goes on. */
async function handle(
  deps: Parameters<typeof runJsonChat>[0],
  input: TerminalInput,
  line: number,
): Promise<void> {
  try {
    await deps.adapter.input(input);
    await deps.settled();
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unknown fault';
    deps.problems.write(`Line ${line} was not taken: ${why}\n`);
  }
  deps.show({ type: 'idle' });
}

function readInput(line: string): TerminalInput | null {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return null;
  }
  const parsed = INPUT.safeParse(json);
  if (!parsed.success) return null;
  if ('text' in parsed.data) return { kind: 'text', text: parsed.data.text };
  if ('file' in parsed.data) return { kind: 'file', path: parsed.data.file };
  return { kind: 'tap', ...parsed.data.tap };
}
