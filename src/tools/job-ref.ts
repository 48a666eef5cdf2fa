import { z } from 'zod';
import type { Posting } from '../desk/posting.ts';
import type { Workspace } from '../desk/workspace.ts';

/** How a model names a job: by its number in the last list. Ids and addresses never come from a model. */
export const JOB_NUMBER = z
  .int()
  .min(1)
  .max(50)
  .describe('number of the job in the last list shown');

export type FoundJob = { ok: true; posting: Posting } | { ok: false; sentence: string };

export async function jobByNumber(workspace: Workspace, number: number): Promise<FoundJob> {
  const list = workspace.rows().lastSearch;
  if (!list)
    return {
      ok: false,
      sentence:
        'No list has been shown yet. Ask for jobs first, for example "find me data jobs in Berlin".',
    };
  const posting = await workspace.shownJob(number);
  if (posting) return { ok: true, posting };
  return {
    ok: false,
    sentence: `There is no job ${number} in the last list; it has ${list.shown.length}. Please name one of those.`,
  };
}
