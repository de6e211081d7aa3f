import { recordAct } from '#identity';
import type { Context } from '#platform/context';
import type { ResellerId } from '#resellers';
import type { DeveloperId } from './developer.ts';
import { addDeveloper, type Factors, hashFactors } from './new-developer.ts';

/**
 * Lets somebody of a partner that is there already into the portal. Refuses with
 * `developer_email_invalid`, `developer_email_taken` and `password_weak`.
 */
export async function createDeveloper(
  context: Context,
  reseller: ResellerId,
  factors: Factors,
): Promise<DeveloperId> {
  const hashed = await hashFactors(factors);
  return context.db.transaction(async (tx) => {
    const id = await addDeveloper(context, tx, reseller, hashed);
    const { actor } = context;
    const details = { reseller };
    recordAct(tx, { actor, action: 'developer.create', subject: id, outcome: 'done', details });
    return id;
  });
}
