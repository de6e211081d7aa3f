import { type KeyObject, sign, verify } from 'node:crypto';

/** SHA256withRSA over the UTF-8 bytes, in base64. */
export function signText(text: string, privateKey: KeyObject): string {
  return sign('sha256', Buffer.from(text), privateKey).toString('base64');
}

/**
 * Whether one of the keys has signed the text. A signature in any but the one true base64 is none:
 * Node's decoder passes over what it does not know, so that many texts would stand for one.
 */
export function isSigned(
  text: string | Buffer,
  signature: string,
  keys: readonly KeyObject[],
): boolean {
  const bytes = Buffer.from(signature, 'base64');
  if (bytes.length === 0 || bytes.toString('base64') !== signature) return false;
  const signed = typeof text === 'string' ? Buffer.from(text) : text;
  return keys.some((key) => verify('sha256', signed, key, bytes));
}
