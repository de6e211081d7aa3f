import { createPublicKey, type KeyObject, randomBytes, sign, verify } from 'node:crypto';

export const scheme = 'WECHATPAY2-SHA256-RSA2048';

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

/** How WeChat's deliberate false signatures begin. */
export const probePrefix = 'WECHATPAY/SIGNTEST/';

export function newNonce(): string {
  return randomBytes(16).toString('hex');
}

/** Reads the public key of a merchant's API certificate. Undefined unless RSA of 2048 bits. */
export function readPublicKey(pem: string): KeyObject | undefined {
  try {
    const key = createPublicKey(pem);
    const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
    return key.asymmetricKeyType === 'rsa' && bits >= 2048 ? key : undefined;
  } catch {
    return undefined;
  }
}
