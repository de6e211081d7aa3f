import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** An RSA key pair in the forms in which people hand keys about. */
export interface RsaPair {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  readonly privatePem: string;
  readonly publicPem: string;
  /** SHA256withRSA over UTF-8, in base64. */
  sign(text: string): string;
}

export function newRsaPair(modulusLength = 2048): RsaPair {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength });
  return {
    privateKey,
    publicKey,
    privatePem: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    publicPem: publicKey.export({ format: 'pem', type: 'spki' }).toString(),
    sign: (text) => sign('sha256', Buffer.from(text), privateKey).toString('base64'),
  };
}
