import { idFrom } from '#base';
import type { Context } from '#platform/context';
import { totpPurpose } from './staff.ts';
import { lockStaff, readAllStaff, updateSealedTotp } from './store/staff.ts';

/** Seals authenticators' secrets anew that an older key had sealed. Returns how many staff. */
export async function resealStaff(context: Context): Promise<number> {
  const { secrets } = context;
  const all = await context.db.read(readAllStaff);
  const isStale = (sealed: string | null): boolean => sealed !== null && secrets.isStale(sealed);
  const stale = all.filter((row) => isStale(row.totpSealed) || isStale(row.totpNextSealed));
  for (const { id } of stale) {
    const purpose = totpPurpose(idFrom('stf', id));
    const anew = (sealed: string): string => secrets.seal(secrets.open(sealed, purpose), purpose);
    await context.db.transaction(async (tx) => {
      const [row] = await tx.query(lockStaff, [id]);
      if (!row) return;
      const next = row.totpNextSealed === null ? null : anew(row.totpNextSealed);
      await tx.query(updateSealedTotp, [id, anew(row.totpSealed), next]);
    });
  }
  return stale.length;
}
