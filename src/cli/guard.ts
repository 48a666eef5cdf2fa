import { parseArgs } from 'node:util';
import { z } from 'zod';
import { whyOf } from '../guard/rules.ts';
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
    'writes {"id","blocked",("kind"),("spans")} a line. --explain adds "why" in words and "rules":',
    '{"rule","language"?,"kind","span":[from,to],"why"} for each secret; never the secret itself.',
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
      if (!values.explain) return io.out(JSON.stringify(result));
      const rules = verdict.findings.map(({ detector, language, kind, start, end }) => ({
        rule: detector,
        language,
        kind,
        span: [start, end],
        why: whyOf(detector),
      }));
      io.out(JSON.stringify({ ...result, why: explain(verdict), rules }));
    });
    return bad === 0 ? 0 : 1;
  },
};
