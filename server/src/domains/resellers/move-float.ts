import { newId, slotOf, uuidOf } from '#base';
import { lockAccounts, moveBetweenAccounts } from '#ledger';
import type { Context } from '#platform/context';
import { isLasting, loadRequests, type Request } from '#platform/idempotency';
import type { Tx } from '#platform/postgres';
import { refuse } from './refusals.ts';
import { floatOf, type ResellerId } from './reseller.ts';
import { readReseller } from './store/resellers.ts';

/**
 * down: a chain gives to its agent. return: an agent gives back to its chain. withdraw: a chain
 * takes back from its agent.
 */
export type FloatMove = 'down' | 'return' | 'withdraw';

export interface FloatToMove {
  readonly request: Request;
  readonly move: FloatMove;
  /** Who asks: the chain, or for `return` the agent. */
  readonly by: ResellerId;
  readonly agent: ResellerId;
  readonly amountMinor: bigint;
}

/**
 * Moves money between the floats of a chain and its agent, once under its key; returns what the
 * float of who asks has then. Refuses with `float_move_not_allowed` between others, and as `debit`
 * does.
 */
export async function moveFloat(context: Context, wanted: FloatToMove): Promise<bigint> {
  const outcome = await context.db.transaction(async (tx) => {
    const requests = await loadRequests(tx, [wanted.request]);
    const before = requests.answered(wanted.request);
    if (before) return { left: BigInt(before.result as string) };
    const { from, to } = await endsOf(tx, wanted);
    await lockAccounts(tx, [from, to].map(floatOf));
    try {
      const left = requests.once(wanted.request, () => move(tx, wanted, from, to));
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
  { move: kind, by, amountMinor: amount }: FloatToMove,
  from: ResellerId,
  to: ResellerId,
): string {
  const cause = newId('flt', tx.nowMs, slotOf(from));
  const [out, into] = moveBetweenAccounts(
    tx,
    floatOf(from),
    floatOf(to),
    { unit: 'HKD', amount },
    { code: `float_${kind}`, cause },
  );
  return (by === from ? out : into).balanceAfter.toString();
}

/** Only between a chain and an agent of it that has a float of its own. */
async function endsOf(
  tx: Tx,
  { move: kind, by, agent }: FloatToMove,
): Promise<{ from: ResellerId; to: ResellerId }> {
  const [row] = await tx.query(readReseller, [slotOf(agent), uuidOf(agent)]);
  const hasOwn = row !== undefined && row.floatOwner === row.id && row.parent !== null;
  if (!hasOwn) throw refuse.float_move_not_allowed();
  const chain: ResellerId = `rsl_${row.parent}`;
  if (by !== (kind === 'return' ? agent : chain)) throw refuse.float_move_not_allowed();
  return kind === 'down' ? { from: chain, to: agent } : { from: agent, to: chain };
}
