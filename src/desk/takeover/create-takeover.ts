import type { TakeoverDeps } from './act.ts';
import { claim } from './claim.ts';
import { close, reopen } from './close.ts';
import { editDraft } from './edit-draft.ts';
import { confirmReturn, handBack, keep } from './hand-back.ts';
import { note } from './note.ts';
import { assign, snooze, tag } from './order.ts';
import { prepareDraft } from './prepare-draft.ts';
import { propose } from './propose.ts';
import { reply } from './reply.ts';
import { request } from './request.ts';
import { revise } from './revise.ts';
import type { Takeover } from './takeover.ts';

/** What operators do with conversations, over the store. */
export function createTakeover(deps: TakeoverDeps): Takeover {
  return {
    request: (id, reason) => request(deps, id, reason),
    claim: (operator, id, seen) => claim(deps, operator, id, seen),
    reply: (operator, id, text, replyId) => reply(deps, operator, id, text, replyId),
    revise: (operator, id, change) => revise(deps, operator, id, change),
    note: (operator, id, text, noteId) => note(deps, operator, id, text, noteId),
    propose: (operator, id, call) => propose(deps, operator, id, call),
    prepareDraft: (operator, id, wish) => prepareDraft(deps, operator, id, wish),
    editDraft: (operator, id, edit) => editDraft(deps, operator, id, edit),
    handBack: (operator, id) => handBack(deps, operator, id),
    confirmReturn: (operator, id, summary) => confirmReturn(deps, operator, id, summary),
    keep: (operator, id) => keep(deps, operator, id),
    assign: (operator, id, to) => assign(deps, operator, id, to),
    snooze: (operator, id, until) => snooze(deps, operator, id, until),
    tag: (operator, id, name, on) => tag(deps, operator, id, name, on),
    close: (operator, id) => close(deps, operator, id),
    reopen: (operator, id) => reopen(deps, operator, id),
  };
}
