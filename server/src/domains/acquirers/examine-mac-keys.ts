import type { Context } from '#platform/context';
import { macKeySeal } from './mac-key.ts';
import { readSealedMacKeys } from './store/mac-keys.ts';

export interface ExaminedMacKey {
  readonly acquirer: string;
  /** Whether our keys open it. */
  readonly opens: boolean;
}

/** Which keys of acquirers our master keys open. */
export async function examineMacKeys(context: Context): Promise<ExaminedMacKey[]> {
  const rows = await context.db.read(readSealedMacKeys);
  return rows.map(({ code: acquirer, sealedMacKey }) => {
    try {
      context.secrets.open(sealedMacKey, macKeySeal);
      return { acquirer, opens: true };
    } catch {
      return { acquirer, opens: false };
    }
  });
}
