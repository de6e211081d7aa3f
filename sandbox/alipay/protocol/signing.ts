import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/**
 * The text that RSA2 signs: the parameters with a value, without `left out`, sorted by name and
 * joined raw. Requests leave out `sign` alone; notices and returns leave out `sign_type` too.
 */
export function signedText(params: Record<string, string>, leftOut: readonly string[]): string {
  return Object.keys(params)
    .filter((name) => !leftOut.includes(name) && params[name] !== '')
    .sort()
    .map((name) => `${name}=${params[name]}`)
    .join('&');
}

export const outsideRequest = ['sign'] as const;
export const outsideNotice = ['sign', 'sign_type'] as const;

/** SHA256withRSA over the UTF-8 text, in base64. */
export function signText(text: string, privateKey: KeyObject): string {
  return sign('RSA-SHA256', Buffer.from(text), privateKey).toString('base64');
}

export function isSignedBy(text: string, signature: string, publicKey: KeyObject): boolean {
  return verify('RSA-SHA256', Buffer.from(text), publicKey, Buffer.from(signature, 'base64'));
}

/** Another signature of the same length, which no key made. */
export function tamper(signature: string): string {
  const bytes = Buffer.from(signature, 'base64');
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
  return bytes.toString('base64');
}

/**
 * Reads a public key as people paste it: a PEM, or the bare base64 of its SPKI that Alipay's
 * console takes and shows. Undefined unless it is RSA of at least 2048 bits.
 */
export function readPublicKey(pasted: string): KeyObject | undefined {
  const isPem = pasted.includes('-----BEGIN');
  const bare = pasted.replace(/\s+/g, '');
  try {
    const key = isPem
      ? createPublicKey(pasted)
      : createPublicKey({ key: Buffer.from(bare, 'base64'), format: 'der', type: 'spki' });
    const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
    return key.asymmetricKeyType === 'rsa' && bits >= 2048 ? key : undefined;
  } catch {
    return undefined;
  }
}

/** Bare base64 of the SPKI, the form in which Alipay's console shows a key. */
export function printPublicKey(key: KeyObject): string {
  return key.export({ format: 'der', type: 'spki' }).toString('base64');
}
