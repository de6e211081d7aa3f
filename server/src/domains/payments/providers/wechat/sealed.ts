import { createDecipheriv } from 'node:crypto';

const tagBytes = 16;

/**
 * Opens what WeChat has sealed with our API v3 key: AEAD_AES_256_GCM (RFC 5116), the tag behind the
 * ciphertext. Undefined unless every byte is as it was sealed; that is checked by `final`, which
 * must not be left out.
 */
export function openSealed(sealed: unknown, apiV3Key: Buffer): Buffer | undefined {
  if (typeof sealed !== 'object' || sealed === null) return undefined;
  const {
    algorithm,
    ciphertext,
    nonce,
    associated_data: about = '',
  } = sealed as Readonly<Record<string, unknown>>;
  if (algorithm !== 'AEAD_AES_256_GCM') return undefined;
  if (typeof ciphertext !== 'string' || typeof nonce !== 'string') return undefined;
  if (typeof about !== 'string' || Buffer.byteLength(nonce) !== 12) return undefined;
  const bytes = Buffer.from(ciphertext, 'base64');
  if (bytes.length < tagBytes) return undefined;
  const end = bytes.length - tagBytes;
  try {
    const decipher = createDecipheriv('aes-256-gcm', apiV3Key, Buffer.from(nonce), {
      authTagLength: tagBytes,
    });
    decipher.setAAD(Buffer.from(about));
    decipher.setAuthTag(bytes.subarray(end));
    return Buffer.concat([decipher.update(bytes.subarray(0, end)), decipher.final()]);
  } catch {
    return undefined;
  }
}
