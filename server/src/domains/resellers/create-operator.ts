import { newId, slotOf, uuidOf } from '#base';
import { hashPassword } from '#identity';
import type { Context } from '#platform/context';
import { requireGoodPin } from './pin.ts';
import { refuse } from './refusals.ts';
import type { OperatorId, ResellerId } from './reseller.ts';
import { insertOperators, takeLogin } from './store/people.ts';

export interface NewOperator {
  readonly reseller: ResellerId;
  /** Small letters and digits, such as `harbour-01`. */
  readonly login: string;
  readonly name: string;
  readonly pin: string;
  /** May undo what somebody else has sold. */
  readonly isSupervisor: boolean;
}

const loginShape = /^[a-z0-9][a-z0-9.-]{2,39}$/;

/**
 * Refuses with `operator_login_invalid`, `operator_login_taken` and `pin_weak`. Who may, and that
 * the reseller is there, the caller has seen to.
 */
export async function createOperator(context: Context, given: NewOperator): Promise<OperatorId> {
  const { reseller, login, name, pin, isSupervisor } = given;
  if (!loginShape.test(login)) throw refuse.operator_login_invalid();
  requireGoodPin(pin);
  const hashed = await hashPassword(pin);
  return context.db.transaction(async (tx) => {
    const id: OperatorId = newId('opr', tx.nowMs, slotOf(reseller));
    const [taken] = await tx.query(takeLogin, [login, slotOf(id), uuidOf(id)]);
    if (!taken) throw refuse.operator_login_taken();
    tx.append(insertOperators, {
      slot: slotOf(id),
      id: uuidOf(id),
      reseller: uuidOf(reseller),
      login,
      name,
      isSupervisor,
      pin: hashed,
      createdAt: tx.nowMs,
    });
    return id;
  });
}
