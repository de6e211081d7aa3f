import { type InstantMs, isoTime } from '#base';
import { type Context, keptIn } from '#platform/context';
import type { Tx } from '#platform/postgres';
import { connectorSeal } from './connector-seal.ts';
import {
  type OperatorSettings,
  connectorProblem,
  openConnector,
  testProblem,
} from './connector-settings.ts';
import { kindOf } from './providers/registry.ts';
import type { Capabilities, Provider } from './providers/provider.ts';
import { refuse } from './refusals.ts';
import type { Offered } from './offer-connector.ts';
import {
  type ConnectorRow,
  type Offer,
  readConnectors,
  writeConnector,
} from './store/connectors.ts';

/** A provider as this installation has configured it. */
export interface Connector extends OperatorSettings {
  readonly code: string;
  /** Which kind of provider it is: `alipay_cn`. There may be several of one kind. */
  readonly kind: string;
  readonly isEnabled: boolean;
  readonly capabilities: Capabilities;
  readonly provider: Provider;
}

/** Nothing where it is for tests and this is production. */
type Opened = ReturnType<typeof openConnector> | undefined;

interface Cache {
  readAt: InstantMs;
  connectors: ReadonlyMap<string, Connector>;
  /**
   * By kind and sealed settings: what has not changed is not opened anew, because reading its keys
   * takes a while, and because a provider may have learnt others.
   */
  opened: ReadonlyMap<string, Opened>;
}

const owner = {};
/** A change by staff reaches every process within this time. */
const freshMs = 5_000;

function cacheOf(context: Context): Cache {
  return keptIn<Cache>(context, owner, () => ({
    readAt: Number.NEGATIVE_INFINITY,
    connectors: new Map(),
    opened: new Map(),
  }));
}

/** All configured connectors, best first; in production none for tests. */
export async function readAllConnectors(context: Context): Promise<ReadonlyMap<string, Connector>> {
  const cache = cacheOf(context);
  const nowMs = context.clock.now();
  if (Math.abs(nowMs - cache.readAt) < freshMs) return cache.connectors;
  const rows = await context.db.read(readConnectors);
  const opened = new Map<string, Opened>();
  const connectors = rows.flatMap((row): [string, Connector][] => {
    const sealed = `${row.provider} ${row.sealedSettings}`;
    const one = cache.opened.has(sealed) ? cache.opened.get(sealed) : openRow(context, row);
    opened.set(sealed, one);
    if (!one) return [];
    const { code, provider: kind, isEnabled } = row;
    return [[code, { code, kind, isEnabled, ...one, capabilities: one.provider.capabilities }]];
  });
  cache.connectors = new Map(connectors);
  cache.opened = opened;
  cache.readAt = nowMs;
  return cache.connectors;
}

/** One that cannot be opened takes no other way to pay with it. */
function openRow(context: Context, { code, provider, sealedSettings }: ConnectorRow): Opened {
  try {
    const settings: unknown = JSON.parse(context.secrets.open(sealedSettings, connectorSeal));
    const problem = testProblem(context, settings);
    if (problem === undefined) return openConnector(kindOf(provider), settings);
    context.log.error('a connector is not used', { connector: code, problem });
  } catch (error) {
    context.log.error('a connector does not open', { connector: code, error });
  }
  return undefined;
}

/** Refuses with `connector_unknown`. */
export async function connectorOf(context: Context, code: string): Promise<Connector> {
  const connector = (await readAllConnectors(context)).get(code);
  if (!connector) throw refuse.connector_unknown({ connector: code });
  return connector;
}

/** Behind all that were given a place. */
const lastPriority = 100;

/**
 * Sets up or changes a connector: what is not given of how it is offered stays, and a new one is
 * offered behind all others. `note` writes down who did it, in the same transaction. Refuses with
 * `connector_unknown` for a provider that is none, with `connector_of_another` where the code is
 * another provider's, whose payments are asked for there, and with `connector_settings_invalid`,
 * saying where.
 */
export async function configureConnector(
  context: Context,
  given: Offered & { readonly provider: string; readonly settings: unknown },
  note: (tx: Tx, offer: Offer) => void = () => undefined,
): Promise<Offer> {
  const { code, provider, settings } = given;
  const problem = connectorProblem(kindOf(provider), settings) ?? testProblem(context, settings);
  if (problem !== undefined) throw refuse.connector_settings_invalid({ problem });
  const text = context.secrets.seal(JSON.stringify(settings), connectorSeal);
  const offer = await context.db.transaction(async (tx) => {
    const [isEnabled, priority] = [given.isEnabled ?? null, given.priority ?? null];
    const values = [code, provider, text, isEnabled, priority, lastPriority] as const;
    const [row] = await tx.query(writeConnector, [...values, isoTime(tx.nowMs)]);
    if (!row) throw refuse.connector_of_another({ connector: code });
    note(tx, row);
    return row;
  });
  cacheOf(context).readAt = Number.NEGATIVE_INFINITY;
  return offer;
}
