import { z } from 'zod';
import { dataBlock } from '../desk/data-block.ts';
import { pipelineView } from '../desk/pipeline-view.ts';
import type { Posting } from '../desk/posting.ts';
import { insideTool } from '../desk/tool.ts';

export const listPipeline = insideTool({
  name: 'list_pipeline',
  effect: 'inside',
  description: "Shows the client's pipeline.",
  input: z.strictObject({}),
  audit: {
    source: 'pipeline',
    dataCategory: 'pipeline',
    purpose: 'show the pipeline to the client',
  },
  async run(_input, workspace) {
    const items = workspace.rows().pipeline;
    const postings: Posting[] = [];
    for (const item of items) {
      const posting = await workspace.posting(item.postingId);
      if (posting) postings.push(posting);
    }
    const view = pipelineView(items, postings, workspace.now);
    workspace.show(view);
    return { ok: true, text: `Shown to the client:\n${dataBlock(view)}` };
  },
});
