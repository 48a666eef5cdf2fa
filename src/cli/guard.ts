import { parseArgs } from 'node:util';
import { z } from 'zod';
import { explain, inspectText } from '../guard/secrets.ts';
import type { Command } from './command.ts';
import { eachJsonLine } from './json-lines.ts';

const LINE = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  previous: z.array(z.string()).optional(),
  scope: z.enum(['chat', 'document', 'posting']).optional(),
});

export const guard: Command = {
  name: 'guard',
  summary: 'secret guard over stdin',
  usage: [
    'sayso guard [--explain] < messages.jsonl',
    'Reads {"id","text","previous"?:[…],"scope"?:"chat"|"document"|"posting"} a line,',
    'writes {"id","blocked",("kind"),("spans")} a line. --explain adds the rule that blocked.',
    'previous holds the messages before this one, oldest first.',
  ].join('\n'),
  async run(args, io) {
    const { values } = parseArgs({ args, options: { explain: { type: 'boolean' } } });
    const bad = await eachJsonLine(io.input, LINE, io, ({ id, text, previous, scope }) => {
      const verdict = inspectText(text, { previous: previous ?? [], scope: scope ?? 'chat' });
      const result = verdict.blocked
        ? {
            id,
            blocked: true,
            kind: verdict.kind,
            spans: verdict.findings.map(({ start, end }) => [start, end]),
          }
        : { id, blocked: false };
      io.out(JSON.stringify(values.explain ? { ...result, why: explain(verdict) } : result));
    });
    return bad === 0 ? 0 : 1;
  },
};
