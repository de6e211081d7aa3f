import { createDecipheriv, createECDH, createHmac } from 'node:crypto';
import { Problem } from '../kit/answers.ts';

/** What a browser keeps of its subscription, to read what is sealed for it. */
export interface BrowserKeys {
  /** A private key on P-256. */
  readonly privateKey: Buffer;
  /** The authentication secret, 16 octets. */
  readonly auth: Buffer;
}

const saltOctets = 16;
const headerOctets = saltOctets + 4 + 1;
const tagOctets = 16;

/**
 * Opens a message as the browser does, by RFC 8291, section 3.4, and RFC 8188, section 2, in one
 * record. Written from these, without the library that the server seals with.
 */
export function openMessage(body: Buffer, { privateKey, auth }: BrowserKeys): Buffer {
  if (body.length < headerOctets) throw new Problem(400, 'The body has no header (RFC 8188, 2.1).');
  const salt = body.subarray(0, saltOctets);
  const recordSize = body.readUInt32BE(saltOctets);
  const idLength = body.readUInt8(saltOctets + 4);
  const senderKey = body.subarray(headerOctets, headerOctets + idLength);
  const sealed = body.subarray(headerOctets + idLength);
  if (idLength !== 65) throw new Problem(400, 'The key id is no uncompressed point on P-256.');
  if (sealed.length > recordSize) throw new Problem(400, 'More than one record (RFC 8291, 4).');
  const browser = createECDH('prime256v1');
  browser.setPrivateKey(privateKey);
  const secret = browser.computeSecret(senderKey);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), browser.getPublicKey(), senderKey]);
  const inputKey = expand(hmac(auth, secret), info, 32);
  const pseudoRandom = hmac(salt, inputKey);
  const key = expand(pseudoRandom, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
  const nonce = expand(pseudoRandom, Buffer.from('Content-Encoding: nonce\0'), 12);
  return withoutPadding(decrypted(sealed, key, nonce));
}

function hmac(key: Buffer, data: Buffer): Buffer {
  return createHmac('sha256', key).update(data).digest();
}

/** HKDF's second step (RFC 5869, 2.3), for no more than one block. */
function expand(key: Buffer, info: Buffer, length: number): Buffer {
  return hmac(key, Buffer.concat([info, Buffer.from([1])])).subarray(0, length);
}

function decrypted(sealed: Buffer, key: Buffer, nonce: Buffer): Buffer {
  try {
    const decipher = createDecipheriv('aes-128-gcm', key, nonce);
    decipher.setAuthTag(sealed.subarray(-tagOctets));
    return Buffer.concat([decipher.update(sealed.subarray(0, -tagOctets)), decipher.final()]);
  } catch {
    throw new Problem(400, 'The message is not sealed for this subscription.');
  }
}

/** The last record ends with a 2 and any number of zeros (RFC 8188, 2). */
function withoutPadding(plain: Buffer): Buffer {
  const end = plain.findLastIndex((octet) => octet !== 0);
  if (plain[end] !== 2) throw new Problem(400, 'The padding is not that of a last record.');
  return plain.subarray(0, end);
}
