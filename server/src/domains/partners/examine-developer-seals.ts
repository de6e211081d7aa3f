import { idFrom } from '#base';
import type { Context } from '#platform/context';
import { type DeveloperId, totpPurpose } from './developer.ts';
import { readAllDevelopers } from './store/developers.ts';

/** Whose authenticators our keys open. Those they do not open cannot sign in to the portal. */
export async function examineDeveloperSeals(
  context: Context,
): Promise<{ readonly developer: DeveloperId; readonly opens: boolean }[]> {
  const rows = await context.db.read(readAllDevelopers);
  return rows.map(({ id, totpSealed }) => {
    const developer: DeveloperId = idFrom('dev', id);
    try {
      context.secrets.open(totpSealed, totpPurpose(developer));
      return { developer, opens: true };
    } catch {
      return { developer, opens: false };
    }
  });
}
