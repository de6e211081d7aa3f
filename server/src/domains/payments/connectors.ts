import type { InstantMs } from '#base';
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
import { type ConnectorRow, readConnectors, writeConnector } from './store/connectors.ts';

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

function openRow(context: Context, row: ConnectorRow): Opened {
  const settings: unknown = JSON.parse(context.secrets.open(row.sealedSettings, connectorSeal));
  const problem = testProblem(context, settings);
  if (problem === undefined) return openConnector(kindOf(row.provider), settings);
  context.log.error('a connector is not used', { connector: row.code, problem });
  return undefined;
}

/** Refuses with `connector_unknown`. */
export async function connectorOf(context: Context, code: string): Promise<Connector> {
  const connector = (await readAllConnectors(context)).get(code);
  if (!connector) throw refuse.connector_unknown({ connector: code });
  return connector;
}

/**
 * Sets up or changes a connector. `note` writes down who did it, in the same transaction. Refuses
 * with `connector_unknown` for a provider that is none, and with `connector_settings_invalid`,
 * saying where.
 */
export async function configureConnector(
  context: Context,
  given: {
    readonly code: string;
    readonly provider: string;
    readonly settings: unknown;
    readonly isEnabled: boolean;
    readonly priority: number;
  },
  note: (tx: Tx) => void = () => undefined,
): Promise<void> {
  const { settings } = given;
  const problem =
    connectorProblem(kindOf(given.provider), settings) ?? testProblem(context, settings);
  if (problem !== undefined) throw refuse.connector_settings_invalid({ problem });
  const text = context.secrets.seal(JSON.stringify(settings), connectorSeal);
  const { code, provider, isEnabled, priority } = given;
  await context.db.transaction(async (tx) => {
    const at = new Date(tx.nowMs).toISOString();
    await tx.query(writeConnector, [code, provider, text, isEnabled, priority, at]);
    note(tx);
  });
  cacheOf(context).readAt = Number.NEGATIVE_INFINITY;
}
