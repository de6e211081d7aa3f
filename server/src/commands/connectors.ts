import { recordAct } from '#identity';
import { configureConnector, examineConnectors, offerConnector } from '#payments';
import type { Context } from '#platform/context';
import { EnvironmentProblem, readEnvironment } from '../settings.ts';
import { inKeptContext } from './place.ts';
import { settingsIn } from './settings-file.ts';
import { tell } from './tell.ts';

export interface ConnectorOptions {
  readonly priority?: string;
  readonly off?: boolean;
  readonly json?: boolean;
}

const by = ({ actor }: Context) => ({ actor, outcome: 'done' }) as const;

/** Behind all that were given a place. */
const lastPriority = 100;
const shape = /^[a-z][a-z0-9_]{1,39}$/;

/** What an existing one is offered as stays, unless the options say something else. */
export async function setConnector(
  code: string,
  provider: string,
  file: string,
  { json = false, ...options }: ConnectorOptions,
): Promise<void> {
  if (!shape.test(code)) {
    throw new EnvironmentProblem(`"${code}" is no connector's code, such as alipay_cn`);
  }
  const [settings, priority] = [settingsIn(file), placeIn(options.priority)];
  await inKeptContext(async (context) => {
    const known = (await examineConnectors(context)).find((one) => one.code === code);
    if (known && known.provider !== provider) {
      throw new EnvironmentProblem(
        `${code} is of ${known.provider}, where its payments are asked for: choose another code`,
      );
    }
    const isEnabled = options.off ? false : (known?.isEnabled ?? true);
    const place = priority ?? known?.priority ?? lastPriority;
    const given = { code, provider, isEnabled, priority: place };
    await configureConnector(context, { ...given, settings }, (tx) => {
      recordAct(tx, { ...by(context), action: 'connector.set', details: given });
    });
    const notices = `${readEnvironment().publicUrl}/notices/${code}`;
    const offered = isEnabled ? 'on' : 'off';
    tell(
      json,
      { ...given, notices },
      `${code} is set and ${offered}; its settings are sealed, and ${file} is needed no more.\n` +
        `Notices come to ${notices}`,
    );
  });
}

export async function switchConnector(
  code: string,
  { json = false, ...options }: ConnectorOptions,
): Promise<void> {
  const [isEnabled, priority] = [!(options.off ?? false), placeIn(options.priority)];
  await inKeptContext(async (context) => {
    const given = { code, isEnabled, ...(priority === undefined ? {} : { priority }) };
    await offerConnector(context, given, (tx) => {
      recordAct(tx, { ...by(context), action: 'connector.switch', details: given });
    });
    const said = isEnabled ? 'is offered to payers' : 'is offered to nobody; what is open goes on';
    tell(json, { code, isEnabled }, `${code} ${said}`);
  });
}

export async function showConnectors(isJson: boolean): Promise<void> {
  await inKeptContext(async (context) => {
    const connectors = (await examineConnectors(context)).map(({ opens, ...one }) => {
      const unread = opens ? null : 'the master keys do not open its settings';
      return { ...one, problem: one.problem ?? unread };
    });
    const lines = connectors.map(({ code, provider, isEnabled, priority, problem }) => {
      const offered = isEnabled ? 'on' : 'off';
      return `${priority}  ${code}  ${provider}  ${offered}${problem ? `  ${problem}` : ''}`;
    });
    const none = 'there are none yet: set one up with "lowu connectors set"';
    tell(isJson, { connectors }, lines.length > 0 ? lines.join('\n') : none);
  });
}

function placeIn(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
  throw new EnvironmentProblem('--priority is a whole number from 1 to 999; 1 comes first');
}
