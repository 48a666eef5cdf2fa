import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { TerminalAdapter, TerminalEvent } from './terminal-adapter.ts';

/**
 * The chat for people: what the desk says is shown as text, cards in a frame; a line is a message.
 * Pasted text of several lines that arrives at once is one message. Ends with Ctrl-D, Ctrl-C or "/quit".
 */
export async function runScreenChat(deps: {
  input: Readable;
  output: Writable;
  adapter: TerminalAdapter;
  settled(): Promise<void>;
}): Promise<void> {
  const lines = createInterface({ input: deps.input, output: deps.output, prompt: 'you> ' });
  const ended = new Promise<void>((resolve) => lines.once('close', resolve));
  let pasted: string[] = [];
  let timer: NodeJS.Timeout | null = null;

  async function submit(): Promise<void> {
    timer = null;
    const text = pasted.join('\n').trim();
    pasted = [];
    if (text === '/quit' || text === '/exit') return lines.close();
    if (text !== '') await deps.adapter.input({ kind: 'text', text });
    await deps.settled();
    lines.prompt();
  }

  await deps.adapter.open();
  await deps.settled();
  lines.prompt();
  lines.on('line', (line) => {
    pasted.push(line);
    if (timer) clearTimeout(timer);
    timer = setTimeout(() => {
      submit().catch((error: unknown) => {
        deps.output.write(
          `! ${error instanceof Error ? error.message : 'The message was not taken.'}\n`,
        );
        lines.prompt();
      });
    }, PASTE_MS);
  });
  await ended;
}

/** Lines that follow each other this fast were pasted, not typed. */
const PASTE_MS = 15;

/** One event as text for the screen; null for what a screen does not show. */
export function screenText(event: TerminalEvent): string | null {
  switch (event.type) {
    case 'message':
      return `desk> ${indent(event.text)}`;
    case 'card':
      return frame(event.text);
    case 'card_resolved':
      return `desk> [${event.outcome}] ${indent(event.text)}`;
    case 'blocked':
      return `desk> [blocked: ${event.kind.replaceAll('_', ' ')}]`;
    case 'file':
      return `desk> [file] ${event.path}`;
    case 'typing':
    case 'idle':
      return null;
  }
}

function indent(text: string): string {
  return text.replaceAll('\n', '\n      ');
}

/** A card stands out: what is inside the frame is what a yes is for. */
function frame(text: string): string {
  const width = 78;
  const body = text.split('\n').map((line) => `│ ${line}`);
  return [`┌${'─'.repeat(width)}`, ...body, `└${'─'.repeat(width)}`].join('\n');
}
