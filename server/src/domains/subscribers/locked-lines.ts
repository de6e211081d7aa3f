import { idFrom, type InstantMs, slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { ValidityChange } from './facts.ts';
import type { LineId } from './line.ts';
import type { Bars } from './bars.ts';
import type { LifeCycleState } from './life-cycle.ts';
import { refuse } from './refusals.ts';
import type { UsableHomes } from './usable-homes.ts';
import { type GrantRow, readAllGrants, readGrants } from './store/grants.ts';
import { lockLineRows, updateLines } from './store/lines.ts';
import type { SubscriberId } from './subscriber.ts';

/** A line that is locked for the rest of a transaction. Only this domain's verbs change it. */
export interface LockedLine {
  readonly id: LineId;
  readonly subscriber: SubscriberId;
  plan: string;
  validUntil: InstantMs | null;
  bars: Bars;
  /** The state of its life that was told last. */
  toldState: LifeCycleState;
  /** When its life is to be looked at next; null for never. */
  lookAt: InstantMs | null;
  /** Those of its numbers that are registered, by their homes. */
  usableHomes: UsableHomes;
}

/** What a cause gave a line. */
export interface Grant {
  readonly line: LineId;
  readonly cause: string;
  readonly validUntil: InstantMs;
  isReversed: boolean;
}

export interface GrantKey {
  readonly line: LineId;
  readonly cause: string;
}

/** The part of this domain that one transaction has locked and changed. */
export interface LockedLines {
  readonly lines: Map<LineId, LockedLine>;
  readonly before: Map<LineId, LockedLine>;
  readonly grants: Map<string, Grant>;
  /** Causes that were looked up, so that not finding one means that it has granted nothing. */
  readonly asked: Set<string>;
  /** Lines all of whose grants were read. */
  readonly whole: Set<LineId>;
  readonly changes: ValidityChange[];
}

const owner = {};

export function lockedLinesOf(tx: Tx): LockedLines {
  return tx.state(owner, () => {
    const locked: LockedLines = {
      lines: new Map(),
      before: new Map(),
      grants: new Map(),
      asked: new Set(),
      whole: new Set(),
      changes: [],
    };
    tx.beforeFlush(() => writeLines(tx, locked));
    return locked;
  });
}

function writeLines(tx: Tx, { lines, before }: LockedLines): void {
  for (const line of lines.values()) {
    const was = before.get(line.id);
    if (was && isSame(line, was)) continue;
    const lookAt = was && mayHaveChangedState(line, was) ? tx.nowMs : line.lookAt;
    tx.append(updateLines, { ...line, slot: slotOf(line.id), id: uuidOf(line.id), lookAt });
  }
}

/**
 * An active line that lives longer is looked at when it was to be looked at before, and then again:
 * so a top-up leaves the index of what is due alone.
 */
function mayHaveChangedState(line: LockedLine, was: LockedLine): boolean {
  if (line.validUntil === was.validUntil) return false;
  return line.toldState !== 'active' || (line.validUntil ?? 0) < (was.validUntil ?? 0);
}

function isSame(one: LockedLine, other: LockedLine): boolean {
  return (
    one.plan === other.plan &&
    one.validUntil === other.validUntil &&
    one.bars === other.bars &&
    one.toldState === other.toldState &&
    one.lookAt === other.lookAt &&
    one.usableHomes === other.usableHomes
  );
}

export function grantKey({ line, cause }: GrantKey): string {
  return `${line} ${cause}`;
}

/** What a transaction will do to the lines that it locks. */
export interface LinesToLock {
  readonly lines?: readonly LineId[];
  /** Grants that may be made: whether they were made before is read now. */
  readonly granting?: readonly GrantKey[];
  /**
   * Grants of causes that cannot have granted anything yet, as the caller knows for sure: nothing
   * is read, and a second one fails by its key.
   */
  readonly grantingFirst?: readonly GrantKey[];
  /** Lines from which a grant may be taken back: all that they were granted is read now. */
  readonly reversing?: readonly LineId[];
}

/**
 * Locks lines for the rest of the transaction, in one round trip with whatever else is asked at the
 * same time. One call per transaction, for all that it will touch, and after `lockAccounts` where
 * both are called: it locks in ascending order of slot and id, and another order could meet another
 * transaction crosswise. An unknown line is found out by the verb that needs it.
 */
export async function lockLines(
  tx: Tx,
  { lines = [], granting = [], grantingFirst = [], reversing = [] }: LinesToLock,
): Promise<void> {
  const locked = lockedLinesOf(tx);
  const grantees = [...granting, ...grantingFirst].map(({ line }) => line);
  const ids = [...lines, ...grantees, ...reversing];
  const keys = unique(ids)
    .filter((id) => !locked.lines.has(id))
    .map((id) => ({ slot: slotOf(id), id: uuidOf(id) }))
    .sort((one, other) => one.slot - other.slot || (one.id < other.id ? -1 : 1));
  const [rows, ...grants] = await Promise.all([
    tx.load(lockLineRows, keys),
    tx.load(readGrants, granting.map(rowOfKey)),
    tx.load(
      readAllGrants,
      unique(reversing).map((line) => ({ slot: slotOf(line), line: uuidOf(line) })),
    ),
  ]);
  for (const { id: uuid, subscriber, ...kept } of rows) {
    const id: LineId = idFrom('lin', uuid);
    const line: LockedLine = { id, subscriber: idFrom('sub', subscriber), ...kept };
    locked.lines.set(id, line);
    locked.before.set(id, { ...line });
  }
  for (const row of grants.flat()) keepGrant(locked, row);
  for (const key of [...granting, ...grantingFirst]) locked.asked.add(grantKey(key));
  for (const line of reversing) locked.whole.add(line);
}

function unique<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)];
}

function rowOfKey({ line, cause }: GrantKey) {
  return { slot: slotOf(line), line: uuidOf(line), cause };
}

function keepGrant(locked: LockedLines, { line: uuid, cause, validUntil, isReversed }: GrantRow) {
  const line: LineId = idFrom('lin', uuid);
  const key = grantKey({ line, cause });
  if (!locked.grants.has(key)) locked.grants.set(key, { line, cause, validUntil, isReversed });
}

/** A locked line. Refuses with `line_unknown`. */
export function lockedLine(tx: Tx, id: LineId): LockedLine {
  const line = lockedLinesOf(tx).lines.get(id);
  if (!line) throw refuse.line_unknown({ line: id });
  return line;
}
