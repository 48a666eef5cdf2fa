import { z } from 'zod';
import { dataBlock } from '../desk/data-block.ts';
import { jobDetails } from '../desk/job-card.ts';
import { insideTool } from '../desk/tool.ts';
import { JOB_NUMBER, jobByNumber } from './job-ref.ts';

export const showJob = insideTool({
  name: 'show_job',
  effect: 'inside',
  description: 'Shows one job of the last list in full.',
  input: z.strictObject({ job: JOB_NUMBER }),
  audit: { source: 'job index', dataCategory: 'posting', purpose: 'show a job to the client' },
  async run({ job }, workspace) {
    const found = await jobByNumber(workspace, job);
    if (!found.ok) return found;
    const [match] = await workspace.jobs.match([found.posting.id], workspace.rows());
    const [copies] = await workspace.jobs.copies([found.posting.id]);
    workspace.show(jobDetails(found.posting, match ?? null, workspace.now, job, copies));
    return {
      ok: true,
      text: `Job ${job} was shown in full:\n${dataBlock(`${found.posting.title} – ${found.posting.company}\n${found.posting.text.slice(0, 1200)}`)}`,
    };
  },
});
