import { isId, slotOf, uuidOf } from '#base';
import type { AwaitedMoved } from '#banking';
import type { Tx } from '#platform/postgres';
import { issueOf } from './load-issues.ts';
import { postPaid } from './post-paid.ts';
import { lockIssue, sayPaid } from './store/issues.ts';

/**
 * What a shop was to pay has come to the bank: it is owed no more, by nobody's word. What the bank
 * takes back is owed again.
 */
export async function settleIssuesByBank(tx: Tx, moved: readonly AwaitedMoved[]): Promise<void> {
  for (const { cause, isBack } of moved) {
    if (!isId('iss', cause)) continue;
    const key = [slotOf(cause), uuidOf(cause)] as const;
    const [row] = await tx.query(lockIssue, [...key]);
    if (row?.state !== (isBack ? 'paid' : 'issued')) continue;
    await postPaid(tx, issueOf(row), !isBack);
    if (isBack) await tx.query(sayPaid, [...key, null]);
  }
}
