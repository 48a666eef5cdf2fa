import { z } from 'zod';
import { readAnswer } from '../guard/answer.ts';
import type { Command } from './command.ts';
import { eachJsonLine } from './json-lines.ts';

const LINE = z.object({ id: z.union([z.string(), z.number()]), text: z.string() });

export const answer: Command = {
  name: 'answer',
  summary: 'answer reader over stdin',
  usage: [
    'sayso answer < replies.jsonl',
    'Reads {"id","text"} a line, writes {"id","answer":"yes"|"no"|"unclear","card"?:n} a line.',
  ].join('\n'),
  async run(_args, io) {
    const bad = await eachJsonLine(io.input, LINE, io, ({ id, text }) => {
      const read = readAnswer(text);
      io.out(
        JSON.stringify({
          id,
          answer: read.answer,
          ...(read.card === undefined ? {} : { card: read.card }),
        }),
      );
    });
    return bad === 0 ? 0 : 1;
  },
};
