import { randomBytes } from 'node:crypto';
import { type Slot, slotCount } from '#base';
import type { Keyring } from '#platform/secrets';

/** What a token opens. Each has keyed hashes of its own, so that no token serves as another. */
export type TokenPurpose =
  | 'device'
  | 'session'
  | 'staff_session'
  | 'till_session'
  | 'developer_session'
  | 'developer_invitation'
  | 'partner_secret';

/** 256 random bits as 43 characters that stand in a cookie as they are. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

const shape = /^[A-Za-z0-9_-]{43}$/;

/** Whether text from outside can be a token at all; what cannot costs no look-up. */
export function isToken(text: string | undefined): text is string {
  return text !== undefined && shape.test(text);
}

/** The only form in which a token is kept: whoever reads the table cannot sign in with it. */
export function tokenHash(secrets: Keyring, purpose: TokenPurpose, token: string): Buffer {
  return secrets.fingerprint(token, `identity.${purpose}.token`);
}

/** The slot that a device's rows lie in, so that its cookie alone leads there. */
export function slotOfHash(hash: Buffer): Slot {
  return hash.readUInt8(0) % slotCount;
}
