import { idFrom, slotCount } from '#base';
import { type LifeCycleDays, readCatalog } from '#catalog';
import { lockAccounts } from '#ledger';
import type { Context } from '#platform/context';
import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import { type LineAged, lineAged } from './facts.ts';
import { lifeCycleAt } from './life-cycle.ts';
import { accountOf, type LineId } from './line.ts';
import { lockedLine, lockLines } from './locked-lines.ts';
import { recycleLines } from './recycle-lines.ts';
import { readLinesToLookAt } from './store/lines.ts';

const allSlots = Array.from({ length: slotCount }, (_, slot) => slot);
const linesAtOnce = 200;

/**
 * Tells which lines have come into another state of their lives, and recycles those whose time is
 * over. Costs what is due. Returns how many were looked at.
 */
export async function ageLines(context: Context): Promise<number> {
  let looked = 0;
  for (;;) {
    const now = new Date(context.clock.now()).toISOString();
    const due = await context.db.read(readLinesToLookAt, [now, allSlots, linesAtOnce]);
    if (due.length === 0) return looked;
    const { lifeCycle } = await readCatalog(context);
    const lines = due.map(({ id }): LineId => idFrom('lin', id));
    await context.db.transaction((tx) => age(tx, lines, lifeCycle));
    looked += lines.length;
  }
}

async function age(tx: Tx, lines: readonly LineId[], days: LifeCycleDays): Promise<void> {
  await Promise.all([lockAccounts(tx, lines.map(accountOf)), lockLines(tx, { lines })]);
  const aged = lines.flatMap((id) => ageOne(tx, id, days));
  const over = aged.filter(({ to }) => to === 'recycled').map(({ line }) => line);
  await recycleLines(tx, over);
  await tell(tx, lineAged, aged);
}

function ageOne(tx: Tx, id: LineId, days: LifeCycleDays): LineAged[] {
  const line = lockedLine(tx, id);
  const { state, endsAt } = lifeCycleAt(line.validUntil, tx.nowMs, days);
  const from = line.toldState;
  line.toldState = state;
  line.lookAt = endsAt === null ? null : endsAt + 1;
  return state === from ? [] : [{ line: id, from, to: state }];
}
