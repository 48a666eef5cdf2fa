import type { ControlChange, ControlStore } from '../desk/ports/control-store.ts';
import type { Change } from '../desk/ports/store.ts';
import * as controlRows from './control-rows.ts';
import type { Keyring } from './keyring.ts';
import * as owedNewsRows from './owed-news-rows.ts';
import type { Tx, Units } from './units.ts';

type Apply = (tx: Tx, changes: readonly Change[]) => Promise<void>;

export function createControlStore(units: Units, keys: Keyring, apply: Apply): ControlStore {
  return {
    getControl: (id) => units.read((tx) => controlRows.getControl(tx, keys, id)),
    moveControl: (id, version, move, changes, by = null) =>
      units.write('full', async (tx) => {
        if (!(await mayAct(tx, by))) return false;
        const moved = await controlRows.moveControl(tx, keys, id, version, move);
        if (moved) await apply(tx, changes);
        return moved;
      }),
    commitUnderControl: (id, version, changes, by = null) =>
      units.write('full', async (tx) => {
        if (!(await mayAct(tx, by))) return false;
        const held = await controlRows.holdControl(tx, id, version);
        if (held) await apply(tx, changes);
        return held;
      }),
    dueForControlLook: (at, limit) =>
      units.read((tx) => controlRows.dueForControlLook(tx, at, limit)),
    newsToTell: (at, limit) => units.read((tx) => owedNewsRows.newsToTell(tx, at, limit)),
    claimNews: (owed, retryAt) =>
      units.write('full', (tx) => owedNewsRows.claimNews(tx, owed, retryAt)),
    newsSettled: (id, since) =>
      units.write('full', (tx) => owedNewsRows.newsSettled(tx, id, since)),
    talkSince: (id, since) => units.read((tx) => controlRows.talkSince(tx, keys, id, since)),
    writtenIn: (id) => units.read((tx) => controlRows.writtenIn(tx, id)),
    operatorStanding: (id) => units.read((tx) => controlRows.operatorStanding(tx, id)),
    operatorsExist: () => units.read(controlRows.operatorsExist),
  };
}

async function mayAct(tx: Tx, operatorId: string | null): Promise<boolean> {
  return (
    operatorId === null || (await controlRows.operatorStanding(tx, operatorId))?.active === true
  );
}

/** Applies a change of this part inside the caller's unit. */
export async function applyControlChange(
  tx: Tx,
  keys: Keyring,
  change: ControlChange,
  apply: Apply,
): Promise<void> {
  switch (change.type) {
    case 'control_requested':
      if (await controlRows.requestControl(tx, change)) await apply(tx, change.alongside);
      return;
    case 'while_bot_speaks': {
      const { conversationId, controlEpoch, changes, otherwise } = change;
      const speaks = await controlRows.speaksUnder(tx, conversationId, controlEpoch);
      return apply(tx, speaks ? changes : otherwise);
    }
    case 'note_written':
      return controlRows.writeNote(tx, keys, change);
    case 'tag_set':
      return controlRows.setTag(tx, change);
  }
}
