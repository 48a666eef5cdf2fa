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

/**
 * One event as text for a screen of `columns` characters; null for what a screen does not show.
 * Lines are broken between words and keep their indentation.
 */
export function screenText(event: TerminalEvent, columns = 80): string | null {
  switch (event.type) {
    case 'message':
      return spoken(event.text, columns);
    case 'card':
      return frame(event.text, columns);
    case 'card_resolved':
      return spoken(`[${event.outcome}] ${event.text}`, columns);
    case 'blocked':
      return spoken(`[blocked: ${event.kind.replaceAll('_', ' ')}]`, columns);
    case 'file':
      return spoken(`[file] ${event.path}`, columns);
    case 'typing':
    case 'idle':
      return null;
  }
}

const SPEAKER = 'desk> ';

function spoken(text: string, columns: number): string {
  const indent = ' '.repeat(SPEAKER.length);
  return SPEAKER + wrap(text, columns - SPEAKER.length).join(`\n${indent}`);
}

/** A card stands out: what is inside the frame is what a yes is for. */
function frame(text: string, columns: number): string {
  const rule = '─'.repeat(Math.max(20, Math.min(columns, 80) - 1));
  const body = wrap(text, columns - 2).map((line) => `│ ${line}`.trimEnd());
  return [`┌${rule}`, ...body, `└${rule}`].join('\n');
}

/** Breaks lines between words; a word that is longer than a line (a link) stays whole. */
function wrap(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => {
    const indent = /^\s*(?:[-+!]\s)?/.exec(line)?.[0].length ?? 0;
    const lines: string[] = [];
    let current = '';
    for (const word of line.slice(indent).split(' ')) {
      if (current !== '' && indent + current.length + 1 + word.length > Math.max(20, width)) {
        lines.push(current);
        current = word;
      } else current = current === '' ? word : `${current} ${word}`;
    }
    lines.push(current);
    return lines.map((part, index) =>
      index === 0 ? line.slice(0, indent) + part : ' '.repeat(indent) + part,
    );
  });
}
