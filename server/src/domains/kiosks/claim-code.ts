import { present, readCode } from '#base';
import type { Keyring } from '#platform/secrets';
import { claimCodeLength } from './cash-sale.ts';

/** Of a code as it stands on the slip or was typed from it; undefined where it cannot be one. */
export function typedFingerprint(secrets: Keyring, typed: string): Buffer | undefined {
  const code = readCode(typed, claimCodeLength);
  return code === undefined ? undefined : secrets.fingerprint(code, 'kiosks.claim');
}

export function claimFingerprint(secrets: Keyring, code: string): Buffer {
  return present(typedFingerprint(secrets, code), 'a claim code that was checked');
}
