import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Clock } from '../kit/clock.ts';
import { printPublicKey, signText } from './protocol/signing.ts';

/** A key as it lies in `keys.json`. */
interface KeptKey {
  privateKeyPem: string;
  /** The gateway signs with the newest key whose time has come. */
  signsFromMs: number;
}

export interface ShownKey {
  publicKey: string;
  signsFromMs: number;
  isSigning: boolean;
}

/** The gateway's own keys, with which it signs answers, notices and returns. */
export interface Keys {
  /** The key that Alipay's console shows now: bare base64 of the newest public key. */
  published(): string;
  list(): ShownKey[];
  sign(text: string): string;
  /**
   * Makes a new key. It is shown at once, but for `graceMs` of the one clock the gateway goes on
   * signing with the old one, so that a merchant has this long to take the new key along.
   */
  rotate(graceMs: number): void;
}

/** Reads the keys of `file`, or makes the first one on the first start. */
export function openKeys(file: string, clock: Clock): Keys {
  const kept: KeptKey[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [newKey(0)];
  const keys = kept.map(toKey);
  const save = (): void => writeFileSync(file, JSON.stringify(kept), { mode: 0o600 });
  const signing = (): Key => {
    const due = keys.filter((key) => key.signsFromMs <= clock.now());
    const key = due.at(-1) ?? keys[0];
    if (key === undefined) throw new Error(`${file} holds no key.`);
    return key;
  };
  save();
  return {
    published: () => keys.at(-1)?.publicKey ?? '',
    list: () =>
      keys.map((key) => ({
        publicKey: key.publicKey,
        signsFromMs: key.signsFromMs,
        isSigning: key === signing(),
      })),
    sign: (text) => signText(text, signing().privateKey),
    rotate(graceMs) {
      const made = newKey(clock.now() + graceMs);
      kept.push(made);
      keys.push(toKey(made));
      save();
    },
  };
}

interface Key {
  privateKey: KeyObject;
  publicKey: string;
  signsFromMs: number;
}

function newKey(signsFromMs: number): KeptKey {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const privateKeyPem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  return { privateKeyPem, signsFromMs };
}

function toKey(kept: KeptKey): Key {
  const privateKey = createPrivateKey(kept.privateKeyPem);
  const publicKey = printPublicKey(createPublicKey(privateKey));
  return { privateKey, publicKey, signsFromMs: kept.signsFromMs };
}
