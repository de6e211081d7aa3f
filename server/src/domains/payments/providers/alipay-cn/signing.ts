import { type KeyObject, sign, verify } from 'node:crypto';

/** The parameters of a request or a notice, as they are before any encoding for the wire. */
export type Params = Readonly<Record<string, string>>;

/**
 * The text that RSA2 signs: `name=value` joined with `&`, sorted by the names' characters, raw and
 * not encoded. Parameters named in `without` are left out.
 */
export function signedText(params: Params, without: ReadonlySet<string>): string {
  return Object.keys(params)
    .filter((name) => !without.has(name))
    .sort()
    .map((name) => `${name}=${params[name]}`)
    .join('&');
}

/** SHA256withRSA over the UTF-8 bytes, in base64: what Alipay calls RSA2. */
export function signText(text: string, privateKey: KeyObject): string {
  return sign('sha256', Buffer.from(text), privateKey).toString('base64');
}

/**
 * Whether one of the keys has signed the text. A signature in any but the one true base64 is none:
 * Node's decoder passes over what it does not know, so that many texts would stand for one.
 */
export function isSigned(text: string, signature: string, keys: readonly KeyObject[]): boolean {
  const bytes = Buffer.from(signature, 'base64');
  if (bytes.length === 0 || bytes.toString('base64') !== signature) return false;
  const signed = Buffer.from(text);
  return keys.some((key) => verify('sha256', signed, key, bytes));
}
