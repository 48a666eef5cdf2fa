import type { Change } from './store.ts';

/** A setting that was changed while the desk ran. */
export interface StoredSetting {
  key: string;
  /** As it would stand in the environment. */
  value: string;
  /** The operator's name; their id when the account is gone. */
  operator: string;
  at: Date;
}

/** Settings that win over the environment, for all processes of the desk. */
export interface SettingsStore {
  deskSettings(): Promise<StoredSetting[]>;
  /** Sets a value, or with null goes back to the environment's; the record gets the stored value that was there before. */
  setDeskSetting(
    setting: { key: string; value: string | null; operatorId: string; at: Date },
    changes: (before: string | null) => readonly Change[],
  ): Promise<void>;
}
