import { assert, hongKongDay, type InstantMs, slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { ValidityChange } from './facts.ts';
import { newExpiry } from './life-cycle.ts';
import type { LineId } from './line.ts';
import { grantKey, lockedLine, lockedLinesOf } from './locked-lines.ts';
import { insertGrants } from './store/grants.ts';

/** Days from today on, or an instant; a plan's period gives an instant, a top-up gives days. */
export type ValidityToGrant = {
  readonly line: LineId;
  /** The id of what gives it: a top-up, a voucher, the line itself for its starter. */
  readonly cause: string;
} & ({ readonly days: number } | { readonly until: InstantMs });

/**
 * Gives a locked line validity, and says what it was before and is now. Never shortens. The same
 * cause again, also one that was taken back, changes nothing. The line must have been locked with
 * this grant in `granting`. Refuses with `line_unknown`. Tell with `tellValidity` when all is done.
 */
export function grantValidity(tx: Tx, given: ValidityToGrant): ValidityChange {
  const locked = lockedLinesOf(tx);
  const { line: id, cause } = given;
  const line = lockedLine(tx, id);
  const key = grantKey(given);
  assert(locked.asked.has(key), `${id} was locked without saying that ${cause} grants`);
  const before = line.validUntil;
  const until = 'until' in given ? given.until : newExpiry(null, hongKongDay(tx.nowMs), given.days);
  if (until === null || locked.grants.has(key)) return { line: id, cause, before, after: before };

  const change = { line: id, cause, before, after: Math.max(before ?? until, until) };
  line.validUntil = change.after;
  locked.grants.set(key, { line: id, cause, validUntil: until, isReversed: false });
  locked.changes.push(change);
  tx.onUndo(() => {
    line.validUntil = before;
    locked.grants.delete(key);
    locked.changes.splice(locked.changes.indexOf(change), 1);
  });
  tx.append(insertGrants, {
    slot: slotOf(id),
    line: uuidOf(id),
    cause,
    validUntil: until,
    grantedAt: tx.nowMs,
  });
  return change;
}
