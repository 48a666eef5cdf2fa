import { z } from 'zod';
import { DEFAULT_SETTINGS } from '../../src/desk/settings.ts';
import { createCatalog } from '../../src/tools/catalog.ts';

/** Every tool of the desk, to be looked at or called by name. */
export function allTools() {
  return createCatalog({ settings: DEFAULT_SETTINGS } as Parameters<typeof createCatalog>[0]);
}

/** Arguments that fit a tool's input, with `id` wherever a text may stand. */
export function argumentsOf(input: z.ZodType, id: string): Record<string, unknown> {
  const fill = (schema: z.core.JSONSchema.BaseSchema): unknown => {
    if (schema.enum) return schema.enum[0];
    if (schema.type === 'integer' || schema.type === 'number') return 1;
    if (schema.type === 'array')
      return [fill((schema.items ?? { type: 'string' }) as z.core.JSONSchema.BaseSchema)];
    if (schema.type === 'boolean') return true;
    if (schema.type === 'object')
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([key, inner]) => [
          key,
          fill(inner as z.core.JSONSchema.BaseSchema),
        ]),
      );
    return id.slice(0, schema.maxLength ?? 60);
  };
  return fill(z.toJSONSchema(input, { io: 'input' })) as Record<string, unknown>;
}
