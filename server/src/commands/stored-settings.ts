import { recordAct } from '#identity';
import { listStoredSettings, storeSetting } from '#platform/stored-settings';
import { allSettings, EnvironmentProblem, readEnvironment } from '../settings.ts';
import { inKeptContext } from './place.ts';
import { tell } from './tell.ts';

export interface ShownOptions {
  readonly all?: boolean;
  readonly json?: boolean;
}

/** What holds: the environment over what is stored, that over the default, and only what may be. */
export async function showSettings({ all = false, json = false }: ShownOptions): Promise<void> {
  const { fixedSettings } = readEnvironment();
  await inKeptContext(async (context) => {
    const stored = await listStoredSettings(context.db);
    const settings = allSettings
      .map(({ name, initial, meaning, ...setting }) => {
        const given = fixedSettings[name] ?? stored[name];
        const from =
          name in fixedSettings ? 'environment' : name in stored ? 'database' : 'default';
        const why = given === undefined ? undefined : setting.problem(given);
        const isHeld = given !== undefined && why === undefined;
        const problem = why === undefined ? null : `${JSON.stringify(given)} ${why}`;
        const held = { value: isHeld ? given : initial, from: isHeld ? from : 'default' };
        return { name, ...held, default: initial, problem, meaning };
      })
      .filter(({ from, problem }) => all || from !== 'default' || problem !== null);
    const lines = settings.map(({ name, value, from, problem }) => {
      const source = from === 'default' ? '' : `  (${from})`;
      const unused = problem === null ? '' : `  not used: ${problem}`;
      return `${name} = ${JSON.stringify(value)}${source}${unused}`;
    });
    tell(json, { settings }, lines.length > 0 ? lines.join('\n') : 'all are at their defaults');
  });
}

/** Text that is no JSON is a text: a shell takes the quotes away. */
export async function setSetting(name: string, text: string, isJson: boolean): Promise<void> {
  const setting = allSettings.find((one) => one.name === name);
  if (!setting) {
    throw new EnvironmentProblem(`there is no setting ${name}: see "lowu settings list --all"`);
  }
  const value = valueIn(text);
  const isFixed = name in readEnvironment().fixedSettings;
  await inKeptContext(async (context) => {
    const { actor } = context;
    const details = { setting: name, value: JSON.stringify(value) };
    await storeSetting(context.db, setting, value, actor.id, (tx) => {
      recordAct(tx, { actor, action: 'setting.set', outcome: 'done', details });
    });
    const said = isFixed
      ? 'is stored, but the environment of this command fixes another value over it'
      : 'holds in every process within seconds';
    tell(isJson, { name, value, isFixed }, `${name} = ${details.value} ${said}`);
  });
}

function valueIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
