import type { Approval } from '../approval.ts';
import { type Draft, MOST_BODY, MOST_SUBJECT } from '../draft.ts';
import { checkPersonsText } from '../drafting/persons-text.ts';
import { scheduleLooks } from '../look.ts';
import type { Operator } from '../operators/operator.ts';
import { act, type Decision, type Scene, type TakeoverDeps } from './act.ts';
import { draftChanges, kept } from './draft-changes.ts';
import { cleanWords, refusedSecret } from './operator-words.ts';
import { operatorWorkspace, refusedUnlessAnswering } from './operator-workspace.ts';
import { cardChanges, stageProposal } from './propose.ts';
import { changedMeanwhile, invalid } from './refusals.ts';
import { renewed } from './reply.ts';
import type { DraftEdit, Outcome } from './takeover.ts';

/**
 * An operator's own words for a draft: its next version, held against the CV like a model's. Where a card of it waits, that
 * card becomes void and one with the new words asks, so that nobody answers words that are not meant any more.
 */
export async function editDraft(
  deps: TakeoverDeps,
  operator: Operator,
  conversationId: string,
  edit: DraftEdit,
): Promise<Outcome> {
  let asked: Approval[] = [];
  const outcome = await act(deps, operator, conversationId, 'answer', async (scene) => {
    const refused = await refusedUnlessAnswering(deps, operator, scene);
    if (refused) return refused;
    const rows = await deps.store.loadWorkspace(conversationId);
    const before = rows.drafts.find(({ id }) => id === edit.draftId);
    if (!before) return { answer: NO_DRAFT };
    const text = await typedText(deps, operator, scene, before, edit);
    if ('answer' in text) return text;
    const isSame = before.subject === text.subject && before.body === text.body;
    if (before.version !== edit.version) {
      // A form that comes twice.
      const isRepeated = isSame && before.author === operator.name;
      return isRepeated && before.version === edit.version + 1
        ? { answer: { ok: true, sentence: kept(before) } }
        : { answer: changedMeanwhile(`Draft ${before.number}`) };
    }
    if (isSame) return { answer: invalid('That changes nothing: the words are these already.') };
    const workspace = await operatorWorkspace(deps, operator, scene, { rows });
    const posting = await workspace.posting(before.postingId);
    if (!posting) return { answer: NO_JOB };
    const checked = checkPersonsText(text, {
      cv: rows.cv,
      facts: rows.facts,
      posting,
      to: before.to,
      draft: before,
      year: scene.at.getUTCFullYear(),
    });
    if (!checked.ok) return { answer: invalid(checked.sentence) };
    const draft: Draft = {
      ...before,
      ...text,
      version: before.version + 1,
      author: operator.name,
      createdAt: scene.at,
    };
    workspace.stage({ type: 'draft_saved', clientId: scene.client.id, draft });
    const changes = draftChanges(deps, operator, scene, 'operator.edited', draft);
    const move = renewed(scene, operator.id, deps);
    const waiting = rows.pending.find(({ about }) => about === draft.id);
    if (!waiting)
      return {
        move,
        changes: [...workspace.staged().changes, ...changes],
        sentence: kept(draft),
      };
    const tool = deps.catalog.get(waiting.tool);
    if (tool?.effect !== 'outside') throw new Error(`The catalog has lost ${waiting.tool}.`);
    const staged = await stageProposal(deps, workspace, tool, { draft: draft.number });
    if ('answer' in staged) return staged;
    const { number } = staged.approval;
    const { cards, changes: all } = workspace.staged();
    asked = cards.map(({ approval }) => approval);
    return {
      move,
      changes: [...all, ...changes, ...cardChanges(deps, operator, scene, tool, cards, number)],
      sentence: `Draft ${draft.number}, version ${draft.version}, is kept. Card #${waiting.number} is void, and card #${number} asks the client for these words.`,
    };
  });
  if (outcome.ok) await scheduleLooks(deps, asked);
  return outcome;
}

/**
 * The words as they are kept: without hidden signs, with a subject of one line, and without a secret in what is new. What
 * stands in the draft already is kept anyway, and may look like a secret to the guard.
 */
async function typedText(
  deps: TakeoverDeps,
  operator: Operator,
  scene: Scene,
  before: Draft,
  edit: DraftEdit,
): Promise<{ subject: string; body: string } | Extract<Decision, { answer: unknown }>> {
  const subject = cleanWords(edit.subject.replace(/\s+/g, ' '), MOST_SUBJECT, SHORTEN);
  if ('answer' in subject) return subject;
  const body = cleanWords(edit.body, MOST_BODY, SHORTEN);
  if ('answer' in body) return body;
  const known = new Set([before.subject, ...before.body.split('\n')]);
  const added = [subject.text, ...body.text.split('\n')].filter((line) => !known.has(line));
  const secret = await refusedSecret(deps, operator, scene, added.join('\n'));
  return secret ?? { subject: subject.text, body: body.text };
}

const SHORTEN = 'Please shorten it.';
const NO_DRAFT = invalid(
  'This client has no such draft among the newest ones. Prepare a new one instead.',
);
const NO_JOB = invalid(
  'The job of this draft is gone, so its words cannot be checked any more. Prepare one for another job.',
);
