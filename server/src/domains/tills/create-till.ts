import { isoTime, newId, slotFor, uuidOf } from '#base';
import type { Context } from '#platform/context';
import { refuse } from './refusals.ts';
import { insertTill } from './store/tills.ts';
import { isTillCode, type TillId } from './till.ts';

/**
 * A new till, empty. Its code names its account in the books and is for ever. Refuses with
 * `till_code_unusable` and `till_code_taken`.
 */
export async function createTill(
  { db }: Context,
  { code, name }: { readonly code: string; readonly name: string },
): Promise<TillId> {
  if (!isTillCode(code)) throw refuse.till_code_unusable();
  return db.transaction(async (tx) => {
    const id: TillId = newId('til', tx.nowMs, slotFor(code));
    const [made] = await tx.query(insertTill, [code, uuidOf(id), name, isoTime(tx.nowMs)]);
    if (!made) throw refuse.till_code_taken({ code });
    return id;
  });
}
