import { z } from 'zod';
import type { FactKind } from '../desk/cv.ts';
import { dataBlock } from '../desk/data-block.ts';
import { factsView } from '../desk/facts-view.ts';
import { insideTool } from '../desk/tool.ts';

const CONTACT = new Set<FactKind>(['email', 'phone', 'link']);

export const readCv = insideTool({
  name: 'read_cv',
  effect: 'inside',
  description: "Reads the facts of the client's CV.",
  input: z.strictObject({}),
  audit: { source: 'CV', dataCategory: 'cv', purpose: 'answer the client about their CV' },
  run(_input, workspace) {
    const rows = workspace.rows();
    if (!rows.cv)
      return {
        ok: false,
        sentence:
          'There is no CV yet. Please send the document (in the terminal: /cv path/to/cv.pdf).',
      };
    const view = factsView(rows.facts);
    workspace.show(`From ${rows.cv.fileName} I read:\n${view}`);
    // How to reach the client stays on the desk: a model needs it for nothing, and drafts are signed without it.
    const told = factsView(rows.facts.filter(({ kind }) => !CONTACT.has(kind)));
    return {
      ok: true,
      text: `Shown to the client, with their contact details:\n${dataBlock(told)}`,
    };
  },
});
