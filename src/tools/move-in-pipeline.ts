import { z } from 'zod';
import { asksTo, states } from '../desk/asked-for.ts';
import { dataBlock } from '../desk/data-block.ts';
import { STAGES, stageFrom } from '../desk/pipeline.ts';
import { insideTool } from '../desk/tool.ts';
import { JOB_NUMBER, jobByNumber } from './job-ref.ts';

export const moveInPipeline = insideTool({
  name: 'move_in_pipeline',
  effect: 'inside',
  description: `Moves a job of the last list to another stage: ${STAGES.join(', ')}; "removed" takes it out.`,
  input: z.strictObject({
    job: JOB_NUMBER,
    stage: z.string().min(1).max(30),
    note: z.string().max(200).optional().describe("in the client's own words"),
  }),
  audit: { source: 'pipeline', dataCategory: 'pipeline', purpose: 'keep the pipeline up to date' },
  async run({ job, stage: word, note }, workspace) {
    const found = await jobByNumber(workspace, job);
    if (!found.ok) return found;
    const name = dataBlock(`${found.posting.title} – ${found.posting.company}`);
    const clientId = workspace.client.id;
    if (/^(remove|removed|drop|dropped|delete|deleted)$/i.test(word.trim())) {
      if (!asksTo(workspace.clientText, 'remove'))
        return { ok: false, sentence: 'I remove a job when you say so, for example "remove 2".' };
      workspace.stage({ type: 'pipeline_removed', clientId, postingId: found.posting.id });
      return { ok: true, text: `Removed from the pipeline: ${name}.` };
    }
    const stage = stageFrom(word);
    if (!stage)
      return { ok: false, sentence: `I know these stages: ${STAGES.join(', ')}. Which one is it?` };
    if (!asksTo(workspace.clientText, stage === 'saved' ? 'save' : stage))
      return {
        ok: false,
        sentence: `I move a job when you say so, for example "move ${job} to ${stage}".`,
      };
    const own = note !== undefined && states(workspace.clientText, note) ? note : null;
    workspace.stage({
      type: 'pipeline_moved',
      clientId,
      item: { postingId: found.posting.id, stage, note: own, at: workspace.now },
    });
    return { ok: true, text: `Moved to ${stage}: ${name}.` };
  },
});
