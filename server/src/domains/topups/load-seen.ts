import { type Id, idFrom, slotFor, slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import { lookBackSince, noteSeen, type Screened, type Seen, type Subject } from '#screening';
import {
  lockCounted,
  type PaidRow,
  readMadeByMakers,
  readMadeFromDevices,
  readPaid,
  readPaidOfLines,
} from './store/seen.ts';
import type { TopupId } from './topup.ts';

interface Made {
  readonly subject: Subject;
  readonly topup: TopupId;
}

/**
 * What was paid before of lines, by makers and from devices, counted from the orders themselves;
 * `own` are left out. One round trip where none of them has ordered anything else within the hours
 * that rules look back, and that is nearly everybody. Where there is another, it may be paid at
 * this very moment: whoever of the two comes second counts what the first has left. One that is
 * ordered and paid within the other's transaction counts none: see the README of `screening`.
 */
export async function loadSeen(
  tx: Tx,
  subjects: readonly Subject[],
  own: ReadonlySet<TopupId>,
): Promise<Map<Subject, Seen>> {
  const [ofLines, made] = await Promise.all([loadOfLines(tx, subjects), loadMade(tx, subjects)]);
  const others = made.filter(({ topup }) => !own.has(topup));
  const shared = new Set(others.map(({ subject }) => subject));
  const counted = shared.size > 0 ? tx.query(lockCounted, [[...shared]]) : [];
  const ids = [...new Set(others.map(({ topup }) => topup))].sort();
  const keys = ids.map((id) => ({ slot: slotOf(id), id: uuidOf(id) }));
  const [rows] = await Promise.all([tx.load(readPaid, keys), counted]);
  const paid = new Map(rows.map((row) => [idFrom('top', row.id), row]));

  const seen = new Map<Subject, Seen>();
  for (const row of ofLines) {
    const topup = seenTopup(row);
    if (!own.has(idFrom('top', row.id))) noteSeen(seen, topup.line, topup);
  }
  for (const { subject, topup } of others) {
    const row = paid.get(topup);
    if (row) noteSeen(seen, subject, seenTopup(row));
  }
  return seen;
}

function seenTopup({ line, maker, value }: PaidRow): Pick<Screened, 'line' | 'payer' | 'value'> {
  return { line: idFrom('lin', line), payer: maker as Id, value };
}

async function loadOfLines(tx: Tx, subjects: readonly Subject[]): Promise<readonly PaidRow[]> {
  const since = lookBackSince(tx.settings, tx.nowMs);
  const lines = subjects.filter((one): one is Screened['line'] => one.startsWith('lin_'));
  return await tx.load(
    readPaidOfLines,
    lines.map((line) => ({ slot: slotOf(line), line: uuidOf(line), since })),
  );
}

/** A device is also the maker of what its guests ordered. */
async function loadMade(tx: Tx, subjects: readonly Subject[]): Promise<readonly Made[]> {
  const since = lookBackSince(tx.settings, tx.nowMs);
  const makers = subjects.filter((one) => !one.startsWith('lin_'));
  const devices = makers.filter((one) => one.startsWith('dev_'));
  const [by, from] = await Promise.all([
    tx.load(
      readMadeByMakers,
      makers.map((maker) => ({ slot: slotFor(maker), maker, since })),
    ),
    tx.load(
      readMadeFromDevices,
      devices.map((device) => ({ slot: slotOf(device), device: uuidOf(device), since })),
    ),
  ]);
  return [
    ...by.map(({ maker, topup }) => ({ subject: maker as Id, topup: idFrom('top', topup) })),
    ...from.map((row) => ({
      subject: idFrom('dev', row.device),
      topup: idFrom('top', row.topup),
    })),
  ];
}
