import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** SHA256withRSA over the UTF-8 text; the base64 of it, escaped as in an address. */
export function signText(text: string, privateKey: KeyObject): string {
  return encodeURIComponent(sign('RSA-SHA256', Buffer.from(text), privateKey).toString('base64'));
}

export function isSignedBy(text: string, escaped: string, publicKey: KeyObject): boolean {
  try {
    const signature = Buffer.from(decodeURIComponent(escaped), 'base64');
    return verify('RSA-SHA256', Buffer.from(text), publicKey, signature);
  } catch {
    return false;
  }
}

/** What is signed of a message in either direction; `target` is the path as it was called. */
export function signedText(target: string, clientId: string, time: string, body: string): string {
  return `POST ${target}\n${clientId}.${time}.${body}`;
}

/** `algorithm=RSA256, keyVersion=1, signature=…`, its parts in any order. */
export function readSignature(header: string | undefined): Map<string, string> {
  const parts = (header ?? '').split(',').map((part) => part.trim());
  return new Map(
    parts.map((part) => {
      const [name = '', ...value] = part.split('=');
      return [name, value.join('=')];
    }),
  );
}

export function writeSignature(signature: string): string {
  return `algorithm=RSA256,keyVersion=1,signature=${signature}`;
}

/** Another signature of the same length, which no key made. */
export function tamper(escaped: string): string {
  const bytes = Buffer.from(decodeURIComponent(escaped), 'base64');
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
  return encodeURIComponent(bytes.toString('base64'));
}

/** PEM, or the bare base64 that the dashboard takes. Undefined unless RSA of 2048 bits. */
export function readPublicKey(text: string): KeyObject | undefined {
  try {
    const key = text.includes('-----')
      ? createPublicKey(text)
      : createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
    const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
    return key.asymmetricKeyType === 'rsa' && bits >= 2048 ? key : undefined;
  } catch {
    return undefined;
  }
}
