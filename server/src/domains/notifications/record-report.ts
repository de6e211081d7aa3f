import { dayMs, firstUuidAt, type PhoneNumber, slotFor } from '#base';
import { type Context, keptIn } from '#platform/context';
import { type Batch, openBatch } from '#platform/batch';
import type { Tx } from '#platform/postgres';
import { applyReports } from './apply-reports.ts';
import { markDigits, markNameOfUuid } from './senders/message-mark.ts';
import { recordReports } from './store/gateway-messages.ts';
import { findMarked } from './store/marked.ts';

interface Marked {
  readonly to: PhoneNumber;
  readonly mark: number;
}

/** What a gateway says became of a message that it had accepted under this name. */
export interface GatewayReport {
  readonly gateway: string;
  /** Undefined where it does not say. */
  readonly gatewayId: string | undefined;
  /** Whose message it was, and its mark of ours, where the gateway tells it. */
  readonly marked?: Marked | undefined;
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
  const unknown = reports.flatMap(({ gatewayId, marked, ...rest }) => {
    const isKnown = gatewayId !== undefined && known.has(`${rest.gateway} ${gatewayId}`);
    return marked === undefined || isKnown ? [] : [{ ...rest, marked }];
  });
  if (unknown.length === 0) return;
  const names = await namesOf(
    tx,
    unknown.map(({ marked }) => marked),
  );
  const ours = unknown.flatMap(({ marked, ...rest }) => {
    const gatewayId = names.get(keyOf(marked.to, markDigits(marked.mark)));
    return gatewayId === undefined ? [] : [{ ...rest, gatewayId }];
  });
  if (ours.length > 0) await record(tx, ours);
}

/** A text waits for its phone for no longer: a mark that comes back is of one that is younger. */
const markedDays = 30;

/**
 * The names of the messages that marks are of: of those that have been handed over by now. Where
 * two to one phone have the same mark, nobody knows which has arrived, and neither counts.
 */
async function namesOf(
  tx: Tx,
  marked: readonly Marked[],
): Promise<ReadonlyMap<string, string | undefined>> {
  const since = firstUuidAt(tx.nowMs - markedDays * dayMs);
  const rows = new Map(
    marked.map(({ to, mark }) => {
      const digits = markDigits(mark);
      return [keyOf(to, digits), { slot: slotFor(to), receiver: to, mark: digits, since }];
    }),
  );
  const names = new Map<string, string | undefined>();
  for (const { receiver, mark, id } of await tx.load(findMarked, [...rows.values()])) {
    const key = keyOf(receiver, mark);
    names.set(key, names.has(key) ? undefined : markNameOfUuid(id));
  }
  return names;
}

function keyOf(to: PhoneNumber, digits: string): string {
  return `${to} ${digits}`;
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
