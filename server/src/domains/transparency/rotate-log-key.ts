import type { InstantMs } from '#base';
import type { Context } from '#platform/context';
import { verifierKeyText } from '#wire/tlog';
import { addKey, signingKeys } from './keys.ts';
import { openLog } from './open-log.ts';
import { retireKeys } from './store/keys.ts';
import { lockLog } from './store/log.ts';
import { refuse } from './refusals.ts';

/**
 * Makes a new key and lets the present ones retire at an instant: until then every checkpoint is
 * signed by both, so that whoever knows but one of them follows. Proofs that were handed out stay
 * good, as long as verifiers keep the old key. Returns the new verifier key.
 *
 * @throws log_busy while something is being sealed.
 */
export async function rotateLogKey(context: Context, retiresAt: InstantMs): Promise<string> {
  await openLog(context);
  return context.db.transaction(async (tx) => {
    const [log] = await tx.query(lockLog);
    if (!log) throw refuse.log_busy();
    const before = await signingKeys(context, tx, log);
    const { verifier } = addKey(tx, context.secrets, log.origin);
    for (const { id } of before) tx.append(retireKeys, { id, retiredAt: retiresAt });
    return verifierKeyText(verifier);
  });
}
