import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { Fault } from '#base';

/** RFC 7914: 64 MiB and some 200 ms for each guess of a passphrase. */
const cost = { N: 2 ** 16, r: 8, p: 1, maxmem: 2 ** 27 } as const;
const [saltBytes, nonceBytes, tagBytes, keyBytes] = [16, 12, 16, 32] as const;
const form = /^scrypt-16-8-1\.aes-256-gcm\.([A-Za-z0-9_-]+)$/;
const leastLetters = 12;

/** Seals the master keys, so that whoever finds the backup alone cannot open what they seal. */
export function sealKeys(keys: string, passphrase: string): string {
  const salt = randomBytes(saltBytes);
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', keyOf(passphrase, salt), nonce);
  const sealed = [cipher.update(keys, 'utf8'), cipher.final(), cipher.getAuthTag()];
  const bytes = Buffer.concat([salt, nonce, ...sealed]);
  return `scrypt-16-8-1.aes-256-gcm.${bytes.toString('base64url')}`;
}

/** @throws Fault where the passphrase is another one, or the text was changed. */
export function openKeys(sealed: string, passphrase: string): string {
  const bytes = Buffer.from(form.exec(sealed)?.[1] ?? '', 'base64url');
  const head = saltBytes + nonceBytes;
  if (bytes.length <= head + tagBytes) throw new Fault('the keys in the backup are not whole');
  const key = keyOf(passphrase, bytes.subarray(0, saltBytes));
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(saltBytes, head), {
    authTagLength: tagBytes,
  });
  decipher.setAuthTag(bytes.subarray(-tagBytes));
  try {
    const opened = [decipher.update(bytes.subarray(head, -tagBytes)), decipher.final()];
    return Buffer.concat(opened).toString('utf8');
  } catch {
    throw new Fault('the passphrase does not open the keys in the backup');
  }
}

function keyOf(passphrase: string, salt: Buffer): Buffer {
  if (passphrase.length < leastLetters) {
    throw new Fault(`a passphrase needs ${leastLetters} characters or more`);
  }
  return scryptSync(passphrase.normalize('NFC'), salt, keyBytes, cost);
}
