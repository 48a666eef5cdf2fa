import { runInside } from '../dispatch.ts';
import type { Operator } from '../operators/operator.ts';
import type { WorkspaceRows } from '../ports/store.ts';
import { act, type Decision, type TakeoverDeps } from './act.ts';
import { draftChanges, kept } from './draft-changes.ts';
import { operatorWorkspace, refusedUnlessAnswering } from './operator-workspace.ts';
import { invalid } from './refusals.ts';
import { renewed } from './reply.ts';
import type { DraftWish, Outcome } from './takeover.ts';

const ID = /^[\w-]{8,64}$/;

/** Jobs that an operator may prepare a draft for: those of the pipeline that are not over, then those of the last list. */
export function jobsOf({
  pipeline,
  lastSearch,
}: Pick<WorkspaceRows, 'pipeline' | 'lastSearch'>): string[] {
  const saved = pipeline.filter(({ stage }) => stage !== 'closed');
  const over = new Set(
    pipeline.filter(({ stage }) => stage === 'closed').map(({ postingId }) => postingId),
  );
  const shown = (lastSearch?.shown ?? []).filter(({ postingId }) => !over.has(postingId));
  return [...new Set([...saved, ...shown].map(({ postingId }) => postingId))];
}

/**
 * An operator has a draft written for one of the client's jobs, by the tool that the assistant uses for it. Nothing of it
 * goes to the client by itself: they read it on the card when it is proposed.
 */
export function prepareDraft(
  deps: TakeoverDeps,
  operator: Operator,
  conversationId: string,
  wish: DraftWish,
): Promise<Outcome> {
  return act(deps, operator, conversationId, 'answer', async (scene): Promise<Decision> => {
    const refused = await refusedUnlessAnswering(deps, operator, scene);
    if (refused) return refused;
    const { kind, postingId, draftId, length, tone } = wish;
    if (!ID.test(draftId))
      return { answer: invalid('The form was not complete. Load the page again and repeat it.') };
    const known = await deps.store.clientDraft(scene.client.id, draftId);
    if (known) return { answer: { ok: true, sentence: kept(known.draft) } };
    const rows = await deps.store.loadWorkspace(conversationId);
    if (!jobsOf(rows).includes(postingId)) return { answer: NO_SUCH_JOB };
    const tool = deps.catalog.get(`draft_${kind}`);
    if (tool?.effect !== 'inside') throw new Error(`The catalog has no tool for a ${kind}.`);
    const input = tool.input.safeParse({ job: 1, length, tone });
    if (!input.success)
      return { answer: invalid('Choose length and tone from the lists, and repeat it.') };
    // The tool knows a job by its number in a list; here the list is the one job that the operator chose.
    const chosen = { id: deps.ids.next(), query: '', at: scene.at };
    const list = { ...chosen, shown: [{ postingId, score: null }] };
    const workspace = await operatorWorkspace(deps, operator, scene, {
      draftId,
      rows: { ...rows, lastSearch: list },
    });
    if (!(await workspace.posting(postingId))) return { answer: NO_SUCH_JOB };
    const answer = await runInside(workspace, tool, input.data);
    if (!answer.ok) return { answer: invalid(answer.sentence) };
    const draft = workspace.rows().drafts.find(({ id }) => id === draftId);
    if (!draft) throw new Error(`${tool.name} made no draft.`);
    return {
      move: renewed(scene, operator.id, deps),
      changes: [
        ...workspace.staged().changes,
        ...draftChanges(deps, operator, scene, 'operator.drafted', draft),
      ],
      sentence: kept(draft),
    };
  });
}

const NO_SUCH_JOB = invalid(
  'That is none of the jobs that this client saved or was shown last. Choose one of the list.',
);
