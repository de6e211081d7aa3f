import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  randomInt,
} from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Clock } from '../../kit/clock.ts';
import { signText } from '../protocol/signing.ts';
import { selfSigned } from './certificate.ts';

export type KeyKind = 'public-key' | 'certificate';

/** A key as it lies in `keys.json`. */
interface KeptKey {
  kind: KeyKind;
  /** `PUB_KEY_ID_…` of a public key, the serial number of a certificate. */
  serial: string;
  privateKeyPem: string;
  /** What merchants get: a public key or a certificate, as PEM. */
  publishedPem: string;
  /** The newest key of its kind whose time has come signs. */
  signsFromMs: number;
  untilMs: number;
}

export interface ShownKey {
  kind: KeyKind;
  serial: string;
  publishedPem: string;
  signsFromMs: number;
  untilMs: number;
}

export interface Signature {
  serial: string;
  signature: string;
}

/** WeChat's own keys, with which it signs answers and notices. */
export interface PlatformKeys {
  list(kind: KeyKind): ShownKey[];
  sign(kind: KeyKind, text: string): Signature;
  /** Signs with a key that nobody was ever told of. */
  signStrangely(text: string): Signature;
  /** A new key, shown at once; for `graceMs` of the one clock the old one goes on signing. */
  rotate(kind: KeyKind, graceMs: number): ShownKey;
}

const fiveYearsMs = 5 * 365 * 24 * 3_600_000;
const kinds: readonly KeyKind[] = ['public-key', 'certificate'];

/** Reads the keys of `file`, or makes one of each kind on the first start. */
export function openPlatformKeys(file: string, clock: Clock): PlatformKeys {
  const kept: KeptKey[] = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : kinds.map((kind) => newKey(kind, clock.now(), 0));
  const save = (): void => writeFileSync(file, JSON.stringify(kept), { mode: 0o600 });
  const read = new Map<string, KeyObject>();
  const privateKeyOf = (key: KeptKey): KeyObject => {
    const known = read.get(key.serial) ?? createPrivateKey(key.privateKeyPem);
    read.set(key.serial, known);
    return known;
  };
  let stranger: KeptKey | undefined;
  save();
  return {
    list: (kind) => kept.filter((key) => key.kind === kind).map(show),
    sign(kind, text) {
      const own = kept.filter((key) => key.kind === kind);
      const due = own.filter((key) => key.signsFromMs <= clock.now());
      const key = due.at(-1) ?? own[0];
      if (key === undefined) throw new Error(`${file} holds no ${kind}.`);
      return { serial: key.serial, signature: signText(text, privateKeyOf(key)) };
    },
    signStrangely(text) {
      stranger ??= newKey('public-key', clock.now(), 0);
      return { serial: stranger.serial, signature: signText(text, privateKeyOf(stranger)) };
    },
    rotate(kind, graceMs) {
      const made = newKey(kind, clock.now(), clock.now() + graceMs);
      kept.push(made);
      save();
      return show(made);
    },
  };
}

function show({ kind, serial, publishedPem, signsFromMs, untilMs }: KeptKey): ShownKey {
  return { kind, serial, publishedPem, signsFromMs, untilMs };
}

function newKey(kind: KeyKind, nowMs: number, signsFromMs: number): KeptKey {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const privateKeyPem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  const untilMs = nowMs + fiveYearsMs;
  // A day early, for merchants whose clocks are behind.
  const fromMs = nowMs - 24 * 3_600_000;
  if (kind === 'certificate') {
    const serial = `5${randomBytes(20).toString('hex').toUpperCase().slice(1)}`;
    const subject = 'Tenpay.com sandbox';
    const publishedPem = selfSigned({ privateKey, serial, subject, fromMs, untilMs });
    return { kind, serial, privateKeyPem, publishedPem, signsFromMs, untilMs };
  }
  const digits = [0, 1].map(() => String(randomInt(10 ** 13)).padStart(13, '0'));
  const published = createPublicKey(privateKey).export({ format: 'pem', type: 'spki' });
  return {
    kind,
    serial: `PUB_KEY_ID_01${digits.join('')}`,
    privateKeyPem,
    publishedPem: published.toString(),
    signsFromMs,
    untilMs,
  };
}
