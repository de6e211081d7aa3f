import { createECDH } from 'node:crypto';
import { Fault } from '#base';
import type { Keyring } from '#platform/secrets';

/** By which push services know us (RFC 8292): a key pair on P-256, in base64url. */
export interface VapidKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

/**
 * Ours, made from the key that never rotates: a browser that has subscribed takes messages of this
 * key alone, so it must be the same for ever and in every process.
 */
export function vapidKeysOf(secrets: Keyring): VapidKeys {
  for (let number = 0; number < 8; number += 1) {
    const seed = secrets.fingerprint(`vapid ${number}`, 'notifications.push.vapid');
    const pair = createECDH('prime256v1');
    try {
      pair.setPrivateKey(seed);
    } catch {
      // One in four billion is no private key of this curve.
      continue;
    }
    return {
      publicKey: pair.getPublicKey().toString('base64url'),
      privateKey: seed.toString('base64url'),
    };
  }
  throw new Fault('none of eight seeds is a private key');
}
