import { assert, type InstantMs, slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { ValidityChange } from './facts.ts';
import type { LineId } from './line.ts';
import {
  type GrantKey,
  grantKey,
  type LockedLines,
  lockedLine,
  lockedLinesOf,
} from './locked-lines.ts';
import { insertReversals } from './store/grants.ts';

/**
 * Takes back what one cause gave, and nothing that others gave: validity is then the latest of the
 * grants that are left. A cause that gave nothing, or was taken back before, changes nothing. The
 * line must have been locked in `reversing`. Refuses with `line_unknown`.
 */
export function reverseGrant(tx: Tx, given: GrantKey): ValidityChange {
  const locked = lockedLinesOf(tx);
  const { line: id, cause } = given;
  const line = lockedLine(tx, id);
  assert(locked.whole.has(id), `${id} was locked without saying that a grant is reversed`);
  const before = line.validUntil;
  const grant = locked.grants.get(grantKey(given));
  if (!grant || grant.isReversed) return { line: id, cause, before, after: before };

  grant.isReversed = true;
  const change = { line: id, cause, before, after: latestGrant(locked, id) };
  line.validUntil = change.after;
  locked.changes.push(change);
  tx.onUndo(() => {
    grant.isReversed = false;
    line.validUntil = before;
    locked.changes.splice(locked.changes.indexOf(change), 1);
  });
  tx.append(insertReversals, {
    slot: slotOf(id),
    line: uuidOf(id),
    cause,
    reversedAt: tx.nowMs,
  });
  return change;
}

function latestGrant({ grants }: LockedLines, line: LineId): InstantMs | null {
  const left = [...grants.values()].filter((grant) => grant.line === line && !grant.isReversed);
  return left.length === 0 ? null : Math.max(...left.map((grant) => grant.validUntil));
}
