import type { Cv, Fact } from '../desk/cv.ts';
import type { PipelineItem } from '../desk/pipeline.ts';
import type { Posting } from '../desk/posting.ts';
import type { Workspace } from '../desk/workspace.ts';
import { jobByNumber } from './job-ref.ts';

/** What every draft is written from. */
export type DraftBasis = {
  ok: true;
  cv: Cv;
  facts: readonly Fact[];
  posting: Posting;
  pipeline: readonly PipelineItem[];
};

/** The client's CV and the job of the last list; a sentence for the client when one of them is missing. */
export async function draftBasis(
  workspace: Workspace,
  job: number,
): Promise<DraftBasis | { ok: false; sentence: string }> {
  const { cv, facts, pipeline } = workspace.rows();
  if (!cv)
    return {
      ok: false,
      sentence: workspace.author
        ? 'A draft is written from the CV only, and this client has sent none yet. Ask them for it.'
        : 'I write from your CV only, and there is none yet. Please send it first.',
    };
  const found = await jobByNumber(workspace, job);
  return found.ok ? { ok: true, cv, facts, pipeline, posting: found.posting } : found;
}
