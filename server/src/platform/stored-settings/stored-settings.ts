import type { Log } from '#platform/log';
import type { Database, Tx } from '#platform/postgres';
import { type Setting, type SettingValues, settingValues } from '#platform/settings';
import { refuse } from './refusals.ts';
import { readSettings, writeSetting } from './store.ts';

/** The values in force in this process; replaced as a whole when they are read again. */
export interface StoredSettings {
  values(): SettingValues;
  /** Reads what staff have set since; values given by the environment stay in force over it. */
  refresh(db: Database): Promise<void>;
}

/** `given` are values fixed from outside, such as by environment variables, by setting name. */
export function openSettings(
  log: Log,
  given: Readonly<Record<string, unknown>> = {},
): StoredSettings {
  const told = new Set<string>();
  // Settings are read thousands of times a second; what is wrong with one is told once.
  const onProblem = (name: string, problem: string): void => {
    if (told.has(name)) return;
    told.add(name);
    log.warn('a setting is not used', { name, problem });
  };
  let values = settingValues(given, onProblem);
  return {
    values: () => values,
    refresh: async (db) => {
      values = settingValues({ ...(await listStoredSettings(db)), ...given }, onProblem);
    },
  };
}

/** What staff have set, by name, whether it is legal or not. */
export async function listStoredSettings(db: Database): Promise<Readonly<Record<string, unknown>>> {
  const rows = await db.read(readSettings);
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}

/**
 * Sets a value for every process; who set it is kept, and `note` may write down more in the same
 * transaction. Refuses with `setting_not_legal`.
 */
export async function storeSetting<Value>(
  db: Database,
  setting: Setting<Value>,
  value: Value,
  by: string,
  note: (tx: Tx) => void = () => undefined,
): Promise<void> {
  const problem = setting.problem(value);
  if (problem !== undefined) throw refuse.setting_not_legal({ name: setting.name, problem });
  await db.transaction(async (tx) => {
    const at = new Date(tx.nowMs).toISOString();
    await tx.query(writeSetting, [setting.name, JSON.stringify(value), by, at]);
    note(tx);
  });
}
