import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Clock } from '../kit/clock.ts';
import { signText } from './protocol/signing.ts';

/** A key as it lies in `keys.json`. */
interface KeptKey {
  privateKeyPem: string;
  signsFromMs: number;
}

/** Antom's own keys, with which it signs answers and notices. */
export interface Keys {
  /** What the dashboard shows: the bare base64 of the newest public key. */
  published(): string;
  list(): { publicKey: string; signsFromMs: number }[];
  sign(text: string): string;
  /** A new key, shown at once; for `graceMs` of the one clock the old one goes on signing. */
  rotate(graceMs: number): void;
}

/** Reads the keys of `file`, or makes the first one on the first start. */
export function openKeys(file: string, clock: Clock): Keys {
  const kept: KeptKey[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [newKey(0)];
  const read = new Map<string, KeyObject>();
  const keyOf = ({ privateKeyPem: pem }: KeptKey): KeyObject => {
    const key = read.get(pem) ?? createPrivateKey(pem);
    read.set(pem, key);
    return key;
  };
  const publicKeyOf = (key: KeptKey): string =>
    createPublicKey(keyOf(key)).export({ format: 'der', type: 'spki' }).toString('base64');
  const save = (): void => writeFileSync(file, JSON.stringify(kept), { mode: 0o600 });
  save();
  return {
    published: () => kept.slice(-1).map(publicKeyOf).join(''),
    list: () => kept.map((key) => ({ publicKey: publicKeyOf(key), signsFromMs: key.signsFromMs })),
    sign(text) {
      const due = kept.filter(({ signsFromMs }) => signsFromMs <= clock.now());
      const key = due.at(-1) ?? kept[0];
      if (key === undefined) throw new Error(`${file} holds no key.`);
      return signText(text, keyOf(key));
    },
    rotate(graceMs) {
      kept.push(newKey(clock.now() + graceMs));
      save();
    },
  };
}

function newKey(signsFromMs: number): KeptKey {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const privateKeyPem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  return { privateKeyPem, signsFromMs };
}
