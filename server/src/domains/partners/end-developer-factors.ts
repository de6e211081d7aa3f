import { uuidOf } from '#base';
import { hashPassword, newTotpSecret, recordAct } from '#identity';
import type { Context } from '#platform/context';
import { type DeveloperId, totpPurpose } from './developer.ts';
import { refuse } from './refusals.ts';
import { deleteDeveloperSessions, lockDeveloper, updateFactors } from './store/developers.ts';

/**
 * Puts what nobody knows in place of a developer's password and authenticator, and signs them out:
 * after a restore those of before open again. An invitation lets them set both. Refuses with
 * `developer_unknown`.
 */
export async function endDeveloperFactors(context: Context, who: string): Promise<void> {
  const subject = who as DeveloperId;
  const id = uuidOf(subject);
  const password = await hashPassword(newTotpSecret());
  await context.db.transaction(async (tx) => {
    const [row] = await tx.query(lockDeveloper, [id]);
    if (!row) throw refuse.developer_unknown();
    const sealed = context.secrets.seal(newTotpSecret(), totpPurpose(subject));
    await tx.query(updateFactors, [id, password, sealed, 0]);
    await tx.query(deleteDeveloperSessions, [id]);
    const { actor } = context;
    recordAct(tx, { actor, action: 'developer.reset', subject, outcome: 'done' });
  });
}
