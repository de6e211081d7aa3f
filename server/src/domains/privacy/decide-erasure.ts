import { isoTime, slotOf, uuidOf } from '#base';
import { noteAct, requireSecondPerson, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import { erasePerson } from './erase-person.ts';
import { type Erasure, type ErasureId, type ErasureState, isWaiting } from './erasure.ts';
import { obstacleTo } from './obstacle.ts';
import { refuse } from './refusals.ts';
import { erasureOf, lockErasure, moveErasure } from './store.ts';

export interface ErasureDecision {
  readonly erasure: ErasureId;
  readonly isApproved: boolean;
  /** Why not, in words for the person. */
  readonly reason: string;
}

/**
 * The first member of staff says that it is really they who ask, and a second one forgets them;
 * either may refuse. Refuses with `permission_missing`, `erasure_unknown`, `erasure_state_wrong`,
 * `erasure_reason_needed`, `second_person_needed`, and with what still stands in the way.
 */
export async function decideErasure(
  context: Context,
  caller: StaffCaller,
  { erasure: id, isApproved, reason }: ErasureDecision,
): Promise<Erasure> {
  await requireStaff(context, caller, 'lines.change', id);
  const said = reason.trim();
  if (!isApproved && said === '') throw refuse.erasure_reason_needed();
  const found = await context.db.transaction(async (tx) => {
    const locked = await lock(tx, id);
    if (!isApproved) await move(tx, locked, { to: 'refused', caller, reason: said });
    return locked;
  });
  if (!isApproved) return { ...found, state: 'refused', reason: said };
  const { subscriber, state, checkedBy } = found;
  const obstacle = await obstacleTo(context, subscriber);
  if (obstacle) throw obstacle;
  if (state === 'asked') {
    await context.db.transaction(async (tx) => {
      await move(tx, await lock(tx, id, 'asked'), { to: 'checked', caller, reason: '' });
    });
    return { ...found, state: 'checked', checkedBy: caller.session.staff };
  }
  requireSecondPerson(caller, checkedBy);
  await erasePerson(context, subscriber, async (tx) => {
    await move(tx, await lock(tx, id, 'checked'), { to: 'done', caller, reason: '' });
  });
  return { ...found, state: 'done' };
}

async function lock(tx: Tx, id: ErasureId, expected?: ErasureState): Promise<Erasure> {
  const [row] = await tx.query(lockErasure, [slotOf(id), uuidOf(id)]);
  if (!row) throw refuse.erasure_unknown();
  const erasure = erasureOf(row);
  const { state } = erasure;
  if (!isWaiting(state) || (expected !== undefined && state !== expected)) {
    throw refuse.erasure_state_wrong({ state });
  }
  return erasure;
}

interface Move {
  readonly to: Exclude<ErasureState, 'asked' | 'withdrawn'>;
  readonly caller: StaffCaller;
  readonly reason: string;
}

async function move(tx: Tx, { id, subscriber }: Erasure, { to, caller, reason }: Move) {
  const by = caller.session.staff;
  const [checkedBy, decidedBy] = to === 'checked' ? [by, null] : [null, by];
  const at = isoTime(tx.nowMs);
  await tx.query(moveErasure, [slotOf(id), uuidOf(id), to, at, checkedBy, decidedBy, reason]);
  noteAct(tx, caller, `erasure.${to}`, subscriber, { erasure: id });
}
