import { type Context, keptIn } from '#platform/context';
import { type Batch, openBatch } from '#platform/batch';
import type { Tx } from '#platform/postgres';
import { applyReports } from './apply-reports.ts';
import { recordReports } from './store/gateway-messages.ts';

/** What a gateway says became of a message that it had accepted under this name. */
export interface GatewayReport {
  readonly gateway: string;
  /** Undefined where it does not say. */
  readonly gatewayId: string | undefined;
  /** The same by a mark of ours, where the gateway tells it. */
  readonly markedAs?: string | undefined;
  readonly report: 'delivered' | 'failed';
  /** Why it did not arrive, in the gateway's code. */
  readonly error: string;
}

const batches = {};

/**
 * Records a report, together with the others that come in at the moment; resolves once it is kept.
 * One that comes before its message is known by that name waits for it.
 */
export function recordReport(context: Context, report: GatewayReport): Promise<void> {
  const batch = keptIn<Batch<GatewayReport, void>>(context, batches, () =>
    openBatch(context.db, context.log, {
      name: 'delivery reports',
      lingerMs: 5,
      maxCommands: 500,
      restMs: 20,
      lanes: 1,
      laneOf: () => 0,
      run: async (tx, reports) => {
        await recordAll(tx, reports);
        return reports.map(() => ({ result: undefined }));
      },
    }),
  );
  return batch(report);
}

/** By the gateway's own names, and by ours what is not known by these: its answer was lost. */
async function recordAll(tx: Tx, reports: readonly GatewayReport[]): Promise<void> {
  const named = reports.flatMap(({ gatewayId, ...rest }) =>
    gatewayId === undefined ? [] : [{ ...rest, gatewayId }],
  );
  const known = await record(tx, named);
  const marked = reports.flatMap(({ gatewayId, markedAs, ...rest }) => {
    const isKnown = gatewayId !== undefined && known.has(`${rest.gateway} ${gatewayId}`);
    return markedAs === undefined || isKnown ? [] : [{ ...rest, gatewayId: markedAs }];
  });
  if (marked.length > 0) await record(tx, marked);
}

type Named = GatewayReport & { readonly gatewayId: string };

/** Returns of which names it is known whose they are. */
async function record(tx: Tx, reports: readonly Named[]): Promise<ReadonlySet<string>> {
  const last = new Map<string, Named>();
  for (const report of reports) {
    const key = `${report.gateway} ${report.gatewayId}`;
    if (!last.has(key) || report.report === 'delivered') last.set(key, report);
  }
  const rows = [...last.values()].map(({ gateway, gatewayId, report, error }) => {
    return { gateway, gatewayId, report, error, seenAt: tx.nowMs };
  });
  rows.sort((one, other) => (one.gatewayId < other.gatewayId ? -1 : 1));
  const recorded = await tx.load(recordReports, rows);
  await applyReports(tx, recorded);
  return new Set(
    recorded
      .filter(({ id }) => id !== null)
      .map(({ gateway, gatewayId }) => `${gateway} ${gatewayId}`),
  );
}
