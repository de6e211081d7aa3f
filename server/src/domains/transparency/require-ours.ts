import type { TrustedKey } from '#wire/tlog';
import { refuse } from './refusals.ts';
import { readSigned, readUnsigned } from './signed-checkpoint.ts';

/**
 * The checkpoint in a text, of the log of this name and signed by one of these keys. Refuses with
 * `log_checkpoint_unreadable`, `log_checkpoint_foreign` and `log_checkpoint_unsigned`.
 */
export function requireOurs(published: string, origin: string, keys: readonly TrustedKey[]) {
  const said = readUnsigned(published);
  if (!said) throw refuse.log_checkpoint_unreadable();
  if (said.origin !== origin) throw refuse.log_checkpoint_foreign({ of: said.origin, origin });
  const signed = readSigned(published, keys);
  if (!signed) throw refuse.log_checkpoint_unsigned({ origin });
  return signed;
}
