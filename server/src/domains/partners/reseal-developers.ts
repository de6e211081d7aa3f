import { idFrom } from '#base';
import type { Context } from '#platform/context';
import { totpPurpose } from './developer.ts';
import { lockDeveloper, readAllDevelopers, updateDeveloperSeal } from './store/developers.ts';

/** Seals authenticators' secrets anew that an older key had sealed. Returns of how many. */
export async function resealDevelopers(context: Context): Promise<number> {
  const { secrets } = context;
  const all = await context.db.read(readAllDevelopers);
  const stale = all.filter(({ totpSealed }) => secrets.isStale(totpSealed));
  for (const { id } of stale) {
    const purpose = totpPurpose(idFrom('dev', id));
    await context.db.transaction(async (tx) => {
      const [row] = await tx.query(lockDeveloper, [id]);
      if (!row) return;
      const anew = secrets.seal(secrets.open(row.totpSealed, purpose), purpose);
      await tx.query(updateDeveloperSeal, [id, anew]);
    });
  }
  return stale.length;
}
