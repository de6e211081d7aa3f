import type { InstantMs } from '#base';
import { type Context, keptIn } from '#platform/context';
import { connectorSeal } from './connector-seal.ts';
import { kindOf } from './providers/registry.ts';
import type { Capabilities, Provider } from './providers/provider.ts';
import { refuse } from './refusals.ts';
import { type ConnectorRow, readConnectors, writeConnector } from './store/connectors.ts';

/** A provider as this installation has configured it. */
export interface Connector {
  readonly code: string;
  /** Which kind of provider it is: `alipay_cn`. There may be several of one kind. */
  readonly kind: string;
  readonly isEnabled: boolean;
  readonly capabilities: Capabilities;
  readonly provider: Provider;
}

interface Cache {
  readAt: InstantMs;
  connectors: ReadonlyMap<string, Connector>;
  /**
   * By kind and sealed settings: what has not changed is not opened anew, because reading its keys
   * takes a while, and because a provider may have learnt others.
   */
  providers: ReadonlyMap<string, Provider>;
}

const owner = {};
/** A change by staff reaches every process within this time. */
const freshMs = 5_000;

function cacheOf(context: Context): Cache {
  return keptIn<Cache>(context, owner, () => ({
    readAt: Number.NEGATIVE_INFINITY,
    connectors: new Map(),
    providers: new Map(),
  }));
}

/** All configured connectors, best first. */
export async function readAllConnectors(context: Context): Promise<ReadonlyMap<string, Connector>> {
  const cache = cacheOf(context);
  const nowMs = context.clock.now();
  if (Math.abs(nowMs - cache.readAt) < freshMs) return cache.connectors;
  const rows = await context.db.read(readConnectors);
  const providers = new Map<string, Provider>();
  const connectors = rows.map((row): [string, Connector] => {
    const sealed = `${row.provider} ${row.sealedSettings}`;
    const provider = cache.providers.get(sealed) ?? openProvider(context, row);
    providers.set(sealed, provider);
    const { code, provider: kind, isEnabled } = row;
    return [code, { code, kind, isEnabled, provider, capabilities: provider.capabilities }];
  });
  cache.connectors = new Map(connectors);
  cache.providers = providers;
  cache.readAt = nowMs;
  return cache.connectors;
}

function openProvider(context: Context, row: ConnectorRow): Provider {
  const settings: unknown = JSON.parse(context.secrets.open(row.sealedSettings, connectorSeal));
  return kindOf(row.provider).open(settings);
}

/** Refuses with `connector_unknown`. */
export async function connectorOf(context: Context, code: string): Promise<Connector> {
  const connector = (await readAllConnectors(context)).get(code);
  if (!connector) throw refuse.connector_unknown({ connector: code });
  return connector;
}

/** Sets up or changes a connector. Refuses with `connector_settings_invalid`, saying where. */
export async function configureConnector(
  context: Context,
  given: {
    readonly code: string;
    readonly provider: string;
    readonly settings: unknown;
    readonly isEnabled: boolean;
    readonly priority: number;
  },
): Promise<void> {
  const kind = kindOf(given.provider);
  const problem = kind.problem(given.settings);
  if (problem !== undefined) throw refuse.connector_settings_invalid({ problem });
  const text = context.secrets.seal(JSON.stringify(given.settings), connectorSeal);
  const { code, provider, isEnabled, priority } = given;
  await context.db.transaction(async (tx) => {
    const at = new Date(tx.nowMs).toISOString();
    await tx.query(writeConnector, [code, provider, text, isEnabled, priority, at]);
  });
  cacheOf(context).readAt = Number.NEGATIVE_INFINITY;
}
