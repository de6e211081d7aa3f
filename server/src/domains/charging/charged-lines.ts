import { dayMs, hongKongMidnight, idFrom, slotOf, uuidOf, type Zone, type ZoneMask } from '#base';
import { lockAccounts, lockedAccount } from '#ledger';
import type { Tx } from '#platform/postgres';
import { accountOf, type LineId, type LineInUse, loadLinesInUse } from '#subscribers';
import { readCounts } from './counts-json.ts';
import type { Guards } from './guards.ts';
import { keptSession } from './kept-sessions.ts';
import { type LevelsPassed, nothingPassed } from './levels-passed.ts';
import type { MoneyLevels } from './money-levels.ts';
import { profileOfRow } from './profile.ts';
import type { DayCount } from './rating/day-count.ts';
import { sessionIdOf } from './session-id.ts';
import { readProfiles, upsertPlaces } from './store/profiles.ts';
import { readCountsBeside } from './store/sessions.ts';

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
  /** The session that has the counts. */
  countedBy: bigint | null;
  /** What its charges have passed. */
  passed: LevelsPassed;
}

interface ChargedLines {
  readonly lines: Map<LineId, ChargedLine>;
  /** As they were read. */
  readonly before: Map<LineId, Pick<ChargedLine, 'zone' | 'countedBy'>>;
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
 *
 * @param load asks, behind the locks, for the sessions that are about to count: they mostly have
 * the counts of their lines
 */
export async function lockChargedLines<Found>(
  tx: Tx,
  ids: readonly LineId[],
  load: () => Promise<Found>,
): Promise<Found> {
  const { lines, before } = chargedLinesOf(tx);
  const keys = [...new Set(ids)].map((id) => ({ slot: slotOf(id), line: uuidOf(id), id }));
  const [, inUse, profiles, loaded] = await Promise.all([
    lockAccounts(tx, ids.map(accountOf), 'open'),
    loadLinesInUse(tx, [...new Set(ids)]),
    tx.load(readProfiles, keys),
    load(),
  ]);
  const profileOf = new Map(profiles.map((profile) => [profile.line, profile]));
  for (const { id, line } of keys) {
    const found = inUse.get(id);
    if (!found) continue;
    const profile = profileOfRow(profileOf.get(line));
    const { zone, countedBy } = profile;
    lines.set(id, { ...profile, id, inUse: found, counts: [], passed: nothingPassed });
    before.set(id, { zone, countedBy });
  }
  await loadCounts(tx, lines);
  return loaded;
}

/** For who counts nothing. */
export const noSessions = (): Promise<void> => Promise.resolve();

/** Late reports fall into yesterday at the most, so what is older counts for nothing any more. */
async function loadCounts(tx: Tx, lines: ChargedLines['lines']): Promise<void> {
  const earliest = earliestUse(tx);
  const elsewhere: { slot: number; line: string; number: bigint }[] = [];
  const take = (line: ChargedLine | undefined, counts: readonly DayCount[]): void => {
    if (line) line.counts = counts.filter(({ midnightMs }) => midnightMs >= earliest);
  };
  for (const line of lines.values()) {
    const { id, countedBy: number } = line;
    if (number === null) continue;
    const session = keptSession(tx, sessionIdOf(id, number));
    if (session) take(line, session.counts);
    else elsewhere.push({ slot: slotOf(id), line: uuidOf(id), number });
  }
  for (const { line, counts } of await tx.load(readCountsBeside, elsewhere)) {
    take(lines.get(idFrom('lin', line)), readCounts(counts));
  }
}

/** A line that was locked; undefined for one that does not exist. */
export function chargedLine(tx: Tx, id: LineId): ChargedLine | undefined {
  return chargedLinesOf(tx).lines.get(id);
}

/** Has a refused command leave the line as it found it. */
export function keepForUndo(tx: Tx, line: ChargedLine): void {
  const { zone, counts, countedBy, passed } = line;
  tx.onUndo(() => {
    line.zone = zone;
    line.counts = counts;
    line.countedBy = countedBy;
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

function writeLines(tx: Tx, { lines, before }: ChargedLines): void {
  for (const { id, zone, countedBy, optedIn } of lines.values()) {
    const was = before.get(id);
    if (zone === was?.zone && countedBy === was.countedBy) continue;
    const zoneSince = zone === null ? null : tx.nowMs;
    const key = { slot: slotOf(id), line: uuidOf(id) };
    tx.append(upsertPlaces, { ...key, optedIn, zone, zoneSince, countedBy });
  }
}
