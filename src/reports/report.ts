import { z } from 'zod';

const SHORT = z.string().max(120);

/**
 * All that a report of a fault may hold (P14). There is no field for a message, so that nothing a client wrote, no path of
 * this machine's user and no key can be in one. What is read back from a file goes through the same schema.
 */
export const REPORT = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{32}$/),
  at: z.iso.datetime(),
  release: SHORT,
  level: z.enum(['fatal', 'error']),
  error: SHORT,
  code: SHORT.nullable(),
  causes: z.array(z.strictObject({ error: SHORT, code: SHORT.nullable() })).max(5),
  frames: z
    .array(
      z.strictObject({
        file: z.string().max(200),
        function: SHORT.nullable(),
        line: z.int().nonnegative(),
      }),
    )
    .max(50),
});
export type Report = z.infer<typeof REPORT>;
export type Frame = Report['frames'][number];
