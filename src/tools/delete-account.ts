import { z } from 'zod';
import { isApproved } from '../desk/gate.ts';
import { leavingCard } from '../desk/goodbye-words.ts';
import { type LeaveDeps, leave } from '../desk/leave.ts';
import type { Store } from '../desk/ports/store.ts';
import { type ExecutionOutcome, type OutsideTool, outsideTool } from '../desk/tool.ts';

const PAYLOAD = z.strictObject({ kind: z.literal('delete_account'), conversation: z.string() });
export type DeletePayload = z.infer<typeof PAYLOAD>;
const INPUT = z.strictObject({});

export interface DeleteAccountDeps extends Omit<LeaveDeps, 'store'> {
  store: Pick<Store, 'loadWorkspace' | 'getConversation'>;
}

/** The client's goodbye. It cannot be taken back, so it waits for a yes on a card that says what goes and what stays. */
export function deleteAccount(
  deps: DeleteAccountDeps,
): OutsideTool<z.infer<typeof INPUT>, DeletePayload> {
  return outsideTool({
    name: 'delete_account',
    effect: 'outside',
    standing: 'never',
    description:
      "Asks the client for their yes to delete their account and everything that is kept of them. Only at the client's own clear wish to leave.",
    input: INPUT,
    payload: PAYLOAD,
    audit: {
      source: 'desk',
      dataCategory: 'identity',
      purpose: 'delete what is kept of a client who leaves',
    },
    propose: (_input, workspace) => ({
      ok: true,
      payload: { kind: 'delete_account', conversation: workspace.conversation.id },
      card: leavingCard(deps.settings.logDays),
      about: 'delete_account',
      host: null,
    }),
    async run(approved) {
      if (!isApproved(approved)) throw new Error('delete_account was called past the gate');
      return goodbye(deps, approved.payload);
    },
    // Nothing has happened before the unit that it all happens in: a crash in between is taken up, not asked about.
    async reconcile({ payload }) {
      return goodbye(deps, PAYLOAD.parse(JSON.parse(payload)));
    },
  });
}

async function goodbye(
  deps: DeleteAccountDeps,
  { conversation }: DeletePayload,
): Promise<ExecutionOutcome> {
  const home = await deps.store.getConversation(conversation);
  if (!home) throw new Error('The conversation of the goodbye is not there.');
  const { changes } = await leave(deps, home, { who: 'client' });
  return {
    status: 'done',
    errorCode: null,
    sentence: 'You have left. Your data is being deleted now; the receipt is above.',
    event: 'The client has left.',
    followUp: false,
    changes,
    files: [],
  };
}
