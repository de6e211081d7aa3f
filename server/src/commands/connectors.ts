import { recordAct } from '#identity';
import { configureConnector, examineConnectors, offerConnector, type Offered } from '#payments';
import type { Context } from '#platform/context';
import { EnvironmentProblem, readEnvironment } from '../settings.ts';
import { inKeptContext, inSealingContext } from './place.ts';
import { settingsIn } from './settings-file.ts';
import { tell } from './tell.ts';

export interface ConnectorOptions {
  readonly priority?: string;
  readonly on?: boolean;
  readonly off?: boolean;
  readonly json?: boolean;
}

const by = ({ actor }: Context) => ({ actor, outcome: 'done' }) as const;

const shape = /^[a-z][a-z0-9_]{1,39}$/;

/** What an existing one is offered as stays, unless the options say something else. */
export async function setConnector(
  code: string,
  provider: string,
  file: string,
  options: ConnectorOptions,
): Promise<void> {
  if (!shape.test(code)) {
    throw new EnvironmentProblem(`"${code}" is no connector's code, such as alipay_cn`);
  }
  const { settings, files } = settingsIn(file);
  const given = { code, provider, ...offeredIn(options) };
  await inSealingContext(async (context) => {
    const offer = await configureConnector(context, { ...given, settings }, (tx, set) => {
      const details = { code, provider, ...set };
      recordAct(tx, { ...by(context), action: 'connector.set', details });
    });
    const notices = `${readEnvironment().publicUrl}/notices/${code}`;
    const lines = [
      `${code} is set and ${offer.isEnabled ? 'on' : 'off'}, and its settings are sealed.`,
      ...(files.length > 0 ? [`Nothing needs these any more: ${files.join(', ')}`] : []),
      `Notices come to ${notices}`,
    ];
    tell(options.json ?? false, { code, provider, ...offer, notices }, lines.join('\n'));
  });
}

/** What no option says stays. */
export async function switchConnector(
  code: string,
  { json = false, ...options }: ConnectorOptions,
): Promise<void> {
  const offered = offeredIn(options);
  if (Object.keys(offered).length === 0) {
    throw new EnvironmentProblem('say --on, --off or --priority');
  }
  await inKeptContext(async (context) => {
    const offer = await offerConnector(context, { code, ...offered }, (tx, set) => {
      const details = { code, ...set };
      recordAct(tx, { ...by(context), action: 'connector.switch', details });
    });
    const { isEnabled, priority } = offer;
    const said = isEnabled
      ? `is offered to payers, at place ${priority}`
      : 'is offered to nobody; what is open goes on';
    tell(json, { code, ...offer }, `${code} ${said}`);
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

function offeredIn({ on, off, priority }: ConnectorOptions): Omit<Offered, 'code'> {
  if (on && off) throw new EnvironmentProblem('--on or --off, not both');
  return {
    ...(on || off ? { isEnabled: on ?? false } : {}),
    ...(priority === undefined ? {} : { priority: placeIn(priority) }),
  };
}

function placeIn(text: string): number {
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
  throw new EnvironmentProblem('--priority is a whole number from 1 to 999; 1 comes first');
}
