import { z } from 'zod';
import { asksTo } from '../desk/asked-for.ts';
import { dataBlock } from '../desk/data-block.ts';
import { insideTool } from '../desk/tool.ts';
import { JOB_NUMBER, jobByNumber } from './job-ref.ts';

export const saveJob = insideTool({
  name: 'save_job',
  effect: 'inside',
  description: "Saves jobs of the last list to the client's pipeline.",
  input: z.strictObject({ jobs: z.array(JOB_NUMBER).min(1).max(10) }),
  audit: { source: 'pipeline', dataCategory: 'pipeline', purpose: 'keep jobs for the client' },
  async run({ jobs }, workspace) {
    if (!asksTo(workspace.clientText, 'save'))
      return { ok: false, sentence: 'I save a job when you say so, for example "save 2".' };
    const saved: string[] = [];
    for (const number of [...new Set(jobs)]) {
      const found = await jobByNumber(workspace, number);
      if (!found.ok) return found;
      const known = workspace.rows().pipeline.find((item) => item.postingId === found.posting.id);
      if (!known)
        workspace.stage({
          type: 'pipeline_moved',
          clientId: workspace.client.id,
          item: { postingId: found.posting.id, stage: 'saved', note: null, at: workspace.now },
        });
      const where = known && known.stage !== 'saved' ? ` (already at ${known.stage})` : '';
      saved.push(`${number}. ${found.posting.title} – ${found.posting.company}${where}`);
    }
    return { ok: true, text: `Saved to the pipeline: ${dataBlock(saved.join('; '))}.` };
  },
});
