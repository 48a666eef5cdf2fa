import type { ControlStore } from './desk/ports/control-store.ts';
import type { Change, Store } from './desk/ports/store.ts';

/** Called with the conversations that a unit has changed, when it is committed. */
export type Tell = (conversationIds: readonly string[]) => void;

/** As long as a send may take, many times over: a claim that ended elsewhere is forgotten. */
const MAX_CLAIMS = 10_000;

/**
 * The same store, telling after every unit that changes what an operator may be looking at which conversations it
 * concerned. It tells too often rather than too rarely: whoever hears of it reads the rows again.
 */
export function observedStore<S extends Store & Partial<ControlStore>>(store: S, tell: Tell): S {
  /** Whose row is being sent: the end of a send names the row only. */
  const claims = new Map<string, string>();

  /** Tells of what the changes name, and of `ids`, when the unit took effect. */
  async function then<T>(
    unit: Promise<T>,
    changes: readonly Change[],
    ids: readonly string[] = [],
    applied: (result: T) => boolean = () => true,
  ): Promise<T> {
    const result = await unit;
    const all = new Set([...ids, ...conversationsIn(changes)]);
    if (all.size > 0 && applied(result)) tell([...all]);
    return result;
  }
  const itself = (applied: boolean) => applied;

  const { moveControl, commitUnderControl } = store;
  const control = {
    ...(moveControl && {
      moveControl: (...args: Parameters<typeof moveControl>) =>
        then(moveControl(...args), args[3], [args[0]], itself),
    }),
    ...(commitUnderControl && {
      commitUnderControl: (...args: Parameters<typeof commitUnderControl>) =>
        then(commitUnderControl(...args), args[2], [args[0]], itself),
    }),
  };

  return {
    ...store,
    ...control,
    recordInbound: (items) =>
      then(
        store.recordInbound(items),
        items.flatMap(({ changes }) => changes),
        items.map(({ conversationId }) => conversationId),
      ),
    commit: (changes, durability) => then(store.commit(changes, durability), changes),
    async claimOutbound(conversationId, lane, at) {
      const item = await store.claimOutbound(conversationId, lane, at);
      if (item) {
        if (claims.size >= MAX_CLAIMS) claims.clear();
        claims.set(item.id, conversationId);
      }
      return item;
    },
    finishOutbound(id, end, at, changes) {
      const conversationId = claims.get(id);
      claims.delete(id);
      const ids = conversationId === undefined ? [] : [conversationId];
      return then(store.finishOutbound(id, end, at, changes), changes, ids);
    },
    settleApproval: (input) =>
      then(
        store.settleApproval(input),
        [...input.changes, ...input.refusalChanges],
        [input.conversationId],
      ),
    recordLook: (cards, changes) => then(store.recordLook(cards, changes), changes, [], itself),
    closeApproval: (id, status, at, changes) =>
      then(store.closeApproval(id, status, at, changes), changes, [], itself),
    async claimExecution(id, at, changes) {
      const claimed = await store.claimExecution(id, at, changes);
      if (claimed) tell([claimed.approval.conversationId]);
      return claimed;
    },
    finishExecution: (id, status, code, at, changes) =>
      then(store.finishExecution(id, status, code, at, changes), changes, [], itself),
    releaseHeld: (id, to, at, changes) =>
      then(store.releaseHeld(id, to, at, changes), changes, [], itself),
    recordDigest: (clientId, seen, next, changes) =>
      then(store.recordDigest(clientId, seen, next, changes), changes, [], itself),
    showOnce: (clientId, postingIds, via, at, changes) =>
      then(store.showOnce(clientId, postingIds, via, at, changes), changes, [], itself),
    noteClosedTold: (items, changes) =>
      then(store.noteClosedTold(items, changes), changes, [], itself),
  };
}

/** Every conversation that a list of changes names, also in its rows of the log. */
function conversationsIn(changes: readonly Change[]): string[] {
  return changes.flatMap((change) => {
    const further = 'alongside' in change ? conversationsIn(change.alongside) : [];
    if ('conversationId' in change) return [change.conversationId, ...further];
    if (change.type === 'approval_requested') return [change.approval.conversationId];
    if (change.type === 'audit' && change.entry.conversation) return [change.entry.conversation];
    return further;
  });
}
