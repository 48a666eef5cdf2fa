import { describe, expect, it } from 'vitest';
import { catalogOf } from '../support/catalog.ts';
import { CASES } from './offline-cases.ts';

const TOOLS = catalogOf();

describe('what the offline model asks for fits the schemas of the tools', () => {
  const asked = Object.values(CASES)
    .flat()
    .flatMap(([text, , wanted]) =>
      wanted.flatMap((item) => (Array.isArray(item) ? [[text, item[0], item[1]]] : [])),
    );

  it('asks for every tool of the desk in at least one case', () => {
    expect(new Set(asked.map(([, name]) => name))).toEqual(new Set(TOOLS.map((tool) => tool.name)));
  });

  it.each(asked)('%j: %s %j', (_text, name, args) => {
    const tool = TOOLS.find((item) => item.name === name);
    expect(tool?.input.safeParse(args)).toMatchObject({ success: true });
  });
});
