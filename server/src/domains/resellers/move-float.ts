import { newId, slotOf, uuidOf } from '#base';
import { lockAccounts, moveBetweenAccounts } from '#ledger';
import type { Context } from '#platform/context';
import { isLasting, loadRequests, type Request } from '#platform/idempotency';
import type { Tx } from '#platform/postgres';
import type { FloatMove, FloatMoveId } from './float-move.ts';
import { refuse } from './refusals.ts';
import { requireSupervisor } from './require-supervisor.ts';
import { floatOf, type OperatorId, type ResellerId } from './reseller.ts';
import type { TillVisit } from './seller.ts';
import { insertFloatMoves } from './store/float-moves.ts';
import { readReseller } from './store/resellers.ts';

export interface FloatToMove {
  readonly request: Request;
  readonly move: FloatMove;
  /** Whose float is the other end of its chain's. */
  readonly agent: ResellerId;
  readonly amountMinor: bigint;
  /** Of the supervisor who agrees. */
  readonly login: string;
  readonly pin: string;
}

/** Which chain and which agent, and who has it moved: all that is known once it may be. */
interface Ends {
  readonly chain: ResellerId;
  readonly agent: ResellerId;
  readonly from: ResellerId;
  readonly to: ResellerId;
}

/**
 * Moves money between the floats of a chain and its agent, from a till of either, once under its
 * key; returns what the float of this till has then. Refuses with `supervisor_pin_wrong`,
 * `sign_in_locked`, with `float_move_not_allowed` between others, and as `debit` does.
 */
export async function moveFloat(
  context: Context,
  visit: TillVisit,
  wanted: FloatToMove,
): Promise<bigint> {
  const operator = await requireSupervisor(context, visit, wanted);
  const by = visit.seller.reseller;
  const outcome = await context.db.transaction(async (tx) => {
    const requests = await loadRequests(tx, [wanted.request]);
    const before = requests.answered(wanted.request);
    if (before) return { left: BigInt(before.result as string) };
    const ends = await endsOf(tx, by, wanted);
    await lockAccounts(tx, [ends.from, ends.to].map(floatOf));
    try {
      const left = requests.once(wanted.request, () => move(tx, wanted, { ...ends, by, operator }));
      return { left: BigInt(left) };
    } catch (error) {
      // It is kept, and stands also when nothing else is written.
      if (isLasting(error)) return { error };
      throw error;
    }
  });
  if ('error' in outcome) throw outcome.error;
  return outcome.left;
}

function move(
  tx: Tx,
  { move: kind, amountMinor: amount }: FloatToMove,
  { from, to, chain, agent, by, operator }: Ends & { by: ResellerId; operator: OperatorId },
): string {
  const slot = slotOf(agent);
  const cause: FloatMoveId = newId('flt', tx.nowMs, slot);
  const [out, into] = moveBetweenAccounts(
    tx,
    floatOf(from),
    floatOf(to),
    { unit: 'HKD', amount },
    { code: `float_${kind}`, cause, isUntold: true },
  );
  tx.append(insertFloatMoves, {
    slot,
    id: uuidOf(cause),
    move: kind,
    chain: uuidOf(chain),
    agent: uuidOf(agent),
    amount,
    operatorSlot: slotOf(operator),
    operator: uuidOf(operator),
    movedAt: tx.nowMs,
  });
  return (by === from ? out : into).balanceAfter.toString();
}

/** Only between a chain and an agent of it that has a float of its own. */
async function endsOf(
  tx: Tx,
  by: ResellerId,
  { move: kind, agent }: Pick<FloatToMove, 'move' | 'agent'>,
): Promise<Ends> {
  const [row] = await tx.query(readReseller, [slotOf(agent), uuidOf(agent)]);
  const hasOwn = row !== undefined && row.floatOwner === row.id && row.parent !== null;
  if (!hasOwn) throw refuse.float_move_not_allowed();
  const chain: ResellerId = `rsl_${row.parent}`;
  if (by !== (kind === 'return' ? agent : chain)) throw refuse.float_move_not_allowed();
  const [from, to] = kind === 'down' ? [chain, agent] : [agent, chain];
  return { chain, agent, from, to };
}
