import type { Log } from '#platform/log';
import type { Database } from '#platform/postgres';
import { type Setting, type SettingValues, settingValues } from '#platform/settings';
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
  const onProblem = (name: string, problem: string): void =>
    log.warn('a setting is not used', { name, problem });
  let values = settingValues(given, onProblem);
  return {
    values: () => values,
    refresh: async (db) => {
      const rows = await db.read(readSettings);
      const stored = Object.fromEntries(rows.map(({ name, value }) => [name, value]));
      values = settingValues({ ...stored, ...given }, onProblem);
    },
  };
}

/** Sets a value for every process. It must be legal; who set it is kept. */
export async function storeSetting<Value>(
  db: Database,
  setting: Setting<Value>,
  value: Value,
  by: string,
): Promise<void> {
  await db.transaction((tx) =>
    tx.query(writeSetting, [
      setting.name,
      JSON.stringify(value),
      by,
      new Date(tx.nowMs).toISOString(),
    ]),
  );
}
