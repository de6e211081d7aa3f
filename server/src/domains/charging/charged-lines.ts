import { dayMs, hongKongMidnight, slotOf, uuidOf, type Zone, type ZoneMask } from '#base';
import { lockAccounts, lockedAccount } from '#ledger';
import type { Tx } from '#platform/postgres';
import { accountOf, type LineId, type LineInUse, loadLinesInUse } from '#subscribers';
import type { Guards } from './guards.ts';
import { type LevelsPassed, nothingPassed } from './levels-passed.ts';
import type { MoneyLevels } from './money-levels.ts';
import { profileOfRow } from './profile.ts';
import type { DayCount } from './rating/day-count.ts';
import {
  type DayUseRow,
  deleteDayUses,
  insertDayUses,
  readDayUses,
  updateDayUses,
} from './store/day-uses.ts';
import { readProfiles, upsertZones } from './store/profiles.ts';

/** What one transaction knows of a line that is charged, and what it has changed. */
export interface ChargedLine {
  readonly id: LineId;
  inUse: LineInUse;
  readonly optedIn: ZoneMask;
  readonly guards: Guards;
  /** Null for the operator's levels. */
  readonly toldBelow: MoneyLevels | null;
  readonly toppedUpBelow: bigint | null;
  readonly isAwaited: boolean;
  /** Where it was seen last. */
  zone: Zone | null;
  counts: readonly DayCount[];
  /** What its charges have passed. */
  passed: LevelsPassed;
}

interface ChargedLines {
  readonly lines: Map<LineId, ChargedLine>;
  readonly before: Map<LineId, LineBefore>;
}

/** As it was read, and where the row of each count is for as long as its account is locked. */
interface LineBefore {
  readonly zone: Zone | null;
  readonly counts: readonly { readonly count: DayCount; readonly place: number }[];
}

const owner = {};

function chargedLinesOf(tx: Tx): ChargedLines {
  return tx.state(owner, () => {
    const charged: ChargedLines = { lines: new Map(), before: new Map() };
    tx.beforeFlush(() => writeLines(tx, charged));
    return charged;
  });
}

/** Late reports fall into yesterday at the most: what is older counts as used then. */
export function earliestUse(tx: Tx): number {
  return hongKongMidnight(tx.nowMs) - dayMs;
}

/**
 * Locks the accounts of lines with all that they have on hold, and reads what charging them depends
 * on, in one round trip with whatever else is asked at the same time. One call per transaction.
 */
export async function lockChargedLines(tx: Tx, ids: readonly LineId[]): Promise<void> {
  const { lines, before } = chargedLinesOf(tx);
  const keys = [...new Set(ids)].map((id) => ({ slot: slotOf(id), line: uuidOf(id), id }));
  const [, inUse, profiles, dayUses] = await Promise.all([
    lockAccounts(tx, ids.map(accountOf), 'open'),
    loadLinesInUse(tx, [...new Set(ids)]),
    tx.load(readProfiles, keys),
    tx.load(readDayUses, keys),
  ]);
  const profileOf = new Map(profiles.map((profile) => [profile.line, profile]));
  const countsOf = Map.groupBy(dayUses, ({ line }) => line);
  for (const { id, line } of keys) {
    const found = inUse.get(id);
    if (!found) continue;
    const profile = profileOfRow(profileOf.get(line));
    const { zone } = profile;
    const read: { readonly count: DayCount; readonly place: number }[] = [];
    for (const row of countsOf.get(line) ?? []) {
      if (row.midnight >= earliestUse(tx)) read.push({ count: countOf(row), place: row.place });
      else tx.append(deleteDayUses, { ...row, slot: slotOf(id) });
    }
    const counts = read.map(({ count }) => count);
    lines.set(id, { ...profile, id, inUse: found, counts, passed: nothingPassed });
    before.set(id, { zone, counts: read });
  }
}

/** A line that was locked; undefined for one that does not exist. */
export function chargedLine(tx: Tx, id: LineId): ChargedLine | undefined {
  return chargedLinesOf(tx).lines.get(id);
}

/** Has a refused command leave the line as it found it. */
export function keepForUndo(tx: Tx, line: ChargedLine): void {
  const { zone, counts, passed } = line;
  tx.onUndo(() => {
    line.zone = zone;
    line.counts = counts;
    line.passed = passed;
  });
}

/** A line's money in HKD over all its buckets, what is held included. */
export function moneyOf(tx: Tx, line: LineId): bigint {
  let sum = 0n;
  for (const { unit, balance } of lockedAccount(tx, accountOf(line)).buckets) {
    if (unit === 'HKD') sum += balance;
  }
  return sum;
}

export function countOf({ midnight, rate, units, amount, rest, per }: DayUseRow): DayCount {
  return { midnightMs: midnight, rate, units, amountMinor: amount, rest, per };
}

function writeLines(tx: Tx, { lines, before }: ChargedLines): void {
  for (const { id, zone, counts, optedIn } of lines.values()) {
    const was = before.get(id);
    const key = { slot: slotOf(id), line: uuidOf(id) };
    for (const count of counts) {
      const there = was?.counts.find((one) => isSameDay(one.count, count));
      if (there?.count === count) continue;
      const { midnightMs: midnight, amountMinor: amount, rate, units, rest, per } = count;
      const row = { ...key, midnight, rate, units, amount, rest, per };
      if (there) tx.append(updateDayUses, { ...row, place: there.place });
      else tx.append(insertDayUses, row);
    }
    if (zone !== was?.zone) {
      tx.append(upsertZones, { ...key, optedIn, zone, zoneSince: tx.nowMs });
    }
  }
}

function isSameDay(one: DayCount, other: DayCount): boolean {
  return one.rate === other.rate && one.midnightMs === other.midnightMs;
}
