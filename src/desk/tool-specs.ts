import { z } from 'zod';
import type { ToolSpec } from './ports/agent.ts';
import type { Tool } from './tool.ts';

/** What the model sees of the tools: names, descriptions and argument schemas; never their effect. */
export function toolSpecs(tools: readonly Tool[]): ToolSpec[] {
  return tools.map((tool) => {
    const { $schema: _, ...schema } = z.toJSONSchema(tool.input, { io: 'input' });
    return { name: tool.name, description: tool.description, schema };
  });
}
