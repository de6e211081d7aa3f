import type { Context } from '#platform/context';
import { macKeySeal } from './mac-key.ts';
import { readSealedMacKeys } from './store/mac-keys.ts';

/** The key of an acquirer's MACs in hexadecimal digits; undefined where none is kept. */
export async function readAcquirerMacKey(
  context: Context,
  code: string,
): Promise<string | undefined> {
  const rows = await context.db.read(readSealedMacKeys);
  const row = rows.find((one) => one.code === code);
  return row && context.secrets.open(row.sealedMacKey, macKeySeal);
}
