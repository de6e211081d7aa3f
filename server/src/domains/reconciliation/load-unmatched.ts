import { idFrom, slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { BreakId } from './break.ts';
import {
  type DisposalRow,
  readDisposalsOf,
  readUnmatchedOf,
  type UnmatchedRow,
} from './store/unmatched.ts';
import type { Disposal, DisposalState, DisposalWay, Unmatched } from './unmatched.ts';

export function unmatchedOf({ source, ...row }: UnmatchedRow): Unmatched {
  return { ...row, id: source === 'entry' ? idFrom('ent', row.id) : idFrom('brk', row.id) };
}

export function disposalOf({ slot: _slot, toName, toAccount, ...row }: DisposalRow): Disposal {
  return {
    ...row,
    id: idFrom('dps', row.id),
    break: idFrom('brk', row.break),
    way: row.way as DisposalWay,
    attempt: row.attempt === null ? null : idFrom('att', row.attempt),
    against: row.against === null ? null : idFrom('brk', row.against),
    to: toName === null || toAccount === null ? null : { name: toName, account: toAccount },
    state: row.state as DisposalState,
  };
}

/** What a break has left as nobody's, and what people have wanted of it. Its break is locked. */
export async function loadUnmatchedOf(
  tx: Tx,
  id: BreakId,
): Promise<{ readonly money: readonly Unmatched[]; readonly disposals: readonly Disposal[] }> {
  const key = [slotOf(id), uuidOf(id)];
  const [money, disposals] = await Promise.all([
    tx.query(readUnmatchedOf, key),
    tx.query(readDisposalsOf, key),
  ]);
  return { money: money.map(unmatchedOf), disposals: disposals.map(disposalOf) };
}
