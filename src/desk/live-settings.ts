import { deskEntry } from './audit-templates.ts';
import type { Operator } from './operators/operator.ts';
import type { Clock } from './ports/clock.ts';
import type { Log } from './ports/log.ts';
import type { StoredSetting } from './ports/settings-store.ts';
import type { Store } from './ports/store.ts';
import { RUNTIME_SETTINGS, type RuntimeSetting } from './runtime-settings.ts';
import type { DeskSettings } from './settings.ts';

export interface LiveSettingsDeps {
  store: Pick<Store, 'deskSettings' | 'setDeskSetting'>;
  clock: Clock;
  log: Log;
  /** What the environment says, defaults included. */
  base: DeskSettings;
  /** The variables that are set there. */
  setVariables: readonly string[];
  /** Tells the other processes that something is new. */
  announce(): void;
}

/** A setting as a page shows it. */
export interface SettingView {
  setting: RuntimeSetting;
  value: string;
  origin: { from: 'default' | 'environment' } | { from: 'operator'; name: string; at: Date };
  /** What it goes back to. */
  base: string;
}

export interface LiveSettings {
  /** Always the same object; what is in it changes, so it is read where it is used. */
  readonly settings: DeskSettings;
  /** Reads what was changed in any process. Call it at the start, at a signal, and now and then. */
  reload(): Promise<void>;
  list(): Promise<SettingView[]>;
  /** Sets a value, or with null goes back to the environment's. `sentence` is for the operator. */
  change(
    operator: Pick<Operator, 'id' | 'name'>,
    key: string,
    value: string | null,
  ): Promise<{ ok: boolean; sentence: string }>;
}

/** The settings of the desk, those included that change while it runs. */
export function createLiveSettings(deps: LiveSettingsDeps): LiveSettings {
  const { base } = deps;
  const settings = { ...base };

  function take(stored: readonly StoredSetting[]): void {
    let next = { ...base };
    for (const setting of RUNTIME_SETTINGS) {
      const row = stored.find(({ key }) => key === setting.key);
      const change = row ? setting.read(row.value, next) : {};
      // Of another version: what the environment says holds.
      if (change === null) deps.log.event('warn', 'setting_unreadable', { key: setting.key });
      next = { ...next, ...change };
    }
    Object.assign(settings, next);
  }

  const reload = async () => take(await deps.store.deskSettings());

  return {
    settings,
    reload,
    async list() {
      const stored = await deps.store.deskSettings();
      take(stored);
      return RUNTIME_SETTINGS.map((setting): SettingView => {
        const row = stored.find(({ key }) => key === setting.key);
        const from = deps.setVariables.includes(setting.key) ? 'environment' : 'default';
        return {
          setting,
          value: setting.write(settings),
          origin: row ? { from: 'operator', name: row.operator, at: row.at } : { from },
          base: setting.write(base),
        };
      });
    },
    async change(operator, key, value) {
      const setting = RUNTIME_SETTINGS.find((item) => item.key === key);
      if (!setting)
        return { ok: false, sentence: 'There is no such setting. Use one of the page.' };
      const change = value === null ? {} : setting.read(value, settings);
      if (change === null)
        return {
          ok: false,
          sentence: `${setting.title} is not usable. It should be ${setting.right}.`,
        };
      // Written as the desk writes it, so that the page and the log show what holds.
      const text = value === null ? null : setting.write({ ...settings, ...change });
      const at = deps.clock.now();
      await deps.store.setDeskSetting(
        { key, value: text, operatorId: operator.id, at },
        (before) => [
          {
            type: 'audit',
            entry: deskEntry(at, {
              source: 'console',
              purpose: 'change a rule of the desk',
              action: 'setting.changed',
              notes: `${key}: ${before ?? setting.write(base)} -> ${text ?? setting.write(base)}; operator ${operator.name}`,
            }),
          },
        ],
      );
      await reload();
      deps.announce();
      return {
        ok: true,
        sentence: `${setting.title} is ${setting.write(settings)} from now on, in every process of the desk.`,
      };
    },
  };
}
