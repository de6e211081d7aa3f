import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

const pemHeader = /-----BEGIN ([A-Z ]+)-----/;
const leastBits = 2048;

/** Both Alipay and WeChat Pay demand 2048 bits. */
function isStrongRsa(key: KeyObject): boolean {
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  return key.asymmetricKeyType === 'rsa' && bits >= leastBits;
}

function attempted(read: () => KeyObject): KeyObject | undefined {
  try {
    const key = read();
    return isStrongRsa(key) ? key : undefined;
  } catch {
    return undefined;
  }
}

/** PEM as it was meant, where a settings file has indented it. */
function pemOf(text: string): string {
  return text.trim().replaceAll(/\s*\n\s*/g, '\n');
}

function bytesOf(bare: string): Buffer {
  return Buffer.from(bare.replaceAll(/\s/g, ''), 'base64');
}

/**
 * Reads a private key as people have it: PEM, or the bare base64 that Alipay's key tool writes, of
 * PKCS#8 (for Java) or PKCS#1 (for everything else). Undefined for anything but RSA of 2048 bits.
 */
export function readPrivateKey(text: string): KeyObject | undefined {
  if (pemHeader.test(text)) return attempted(() => createPrivateKey(pemOf(text)));
  const key = bytesOf(text);
  return (
    attempted(() => createPrivateKey({ key, format: 'der', type: 'pkcs8' })) ??
    attempted(() => createPrivateKey({ key, format: 'der', type: 'pkcs1' }))
  );
}

/**
 * Reads a public key: PEM, or the bare base64 of its SPKI that Alipay's console shows. A private
 * key is none, although Node would gladly derive one from it.
 */
export function readPublicKey(text: string): KeyObject | undefined {
  const header = pemHeader.exec(text)?.[1];
  if (header === undefined) {
    const key = bytesOf(text);
    return attempted(() => createPublicKey({ key, format: 'der', type: 'spki' }));
  }
  return header.endsWith('PUBLIC KEY') ? attempted(() => createPublicKey(pemOf(text))) : undefined;
}

/** Whether the public key belongs to the private one. */
export function isPair(publicKey: KeyObject, privateKey: KeyObject): boolean {
  return createPublicKey(privateKey).equals(publicKey);
}
