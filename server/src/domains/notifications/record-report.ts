import { type Context, keptIn } from '#platform/context';
import { type Batch, openBatch } from '#platform/batch';
import type { Tx } from '#platform/postgres';
import { applyReports } from './apply-reports.ts';
import { recordReports } from './store/gateway-messages.ts';

/** What a gateway says became of a message that it had accepted under this name. */
export interface GatewayReport {
  readonly gateway: string;
  readonly gatewayId: string;
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

async function recordAll(tx: Tx, reports: readonly GatewayReport[]): Promise<void> {
  const last = new Map<string, GatewayReport>();
  for (const report of reports) {
    const key = `${report.gateway} ${report.gatewayId}`;
    if (!last.has(key) || report.report === 'delivered') last.set(key, report);
  }
  const rows = [...last.values()].map((report) => ({ ...report, seenAt: tx.nowMs }));
  rows.sort((one, other) => (one.gatewayId < other.gatewayId ? -1 : 1));
  await applyReports(tx, await tx.load(recordReports, rows));
}
