import { minuteMs, slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { LineId } from '#subscribers';
import { limitPeriodMs } from './line-use.ts';
import { topupSettings } from './settings.ts';
import { readLineUses } from './store/uses.ts';
import type { TopupId } from './topup.ts';

/** What lines have ordered before, and in this transaction. */
interface LoadedUses {
  readonly byLine: Map<string, { ordered: bigint; open: bigint }>;
  readonly twins: Map<string, TopupId>;
}

const owner = {};

function loadedIn(tx: Tx): LoadedUses {
  return tx.state(owner, () => ({ byLine: new Map(), twins: new Map() }));
}

function twinKey(uuid: string, value: bigint): string {
  return `${uuid} ${value}`;
}

/** Reads them in one round trip with the locking of the lines' accounts, and behind it. */
export async function loadUses(
  tx: Tx,
  wanted: readonly { readonly line: LineId; readonly value: bigint }[],
): Promise<void> {
  const { byLine, twins } = loadedIn(tx);
  const since = tx.nowMs - limitPeriodMs;
  const twinSince = tx.nowMs - tx.settings.get(topupSettings.twinMinutes) * minuteMs;
  const rows = await tx.load(
    readLineUses,
    wanted.map(({ line, value }) => ({
      slot: slotOf(line),
      line: uuidOf(line),
      value,
      since,
      twinSince,
    })),
  );
  for (const { line, value, ordered, open, twin } of rows) {
    byLine.set(line, { ordered, open });
    if (twin !== null) twins.set(twinKey(line, value), `top_${twin}`);
  }
}

/** As it is now, with what this transaction has credited counted in. */
export function useOf(tx: Tx, line: LineId): { ordered: bigint; open: bigint } {
  return loadedIn(tx).byLine.get(uuidOf(line)) ?? { ordered: 0n, open: 0n };
}

export function twinOf(tx: Tx, line: LineId, value: bigint): TopupId | undefined {
  return loadedIn(tx).twins.get(twinKey(uuidOf(line), value));
}

export function countUse(tx: Tx, line: LineId, value: bigint, topup: TopupId): void {
  const { byLine, twins } = loadedIn(tx);
  const uuid = uuidOf(line);
  const key = twinKey(uuid, value);
  const use = useOf(tx, line);
  const twin = twins.get(key);
  byLine.set(uuid, { ...use, ordered: use.ordered + value });
  twins.set(key, topup);
  tx.onUndo(() => {
    byLine.set(uuid, use);
    if (twin) twins.set(key, twin);
    else twins.delete(key);
  });
}
