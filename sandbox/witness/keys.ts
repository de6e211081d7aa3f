import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Problem } from '../kit/answers.ts';

/** C2SP signed-note: the byte that says how a key signs. */
const types = { log: 1, cosigner: 4 } as const;

export interface LogKey {
  name: string;
  id: string;
  key: KeyObject;
}

/** A key of the witness's own. */
export interface OwnKey {
  name: string;
  secret: KeyObject;
}

function rawOf(key: KeyObject): Buffer {
  return Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url');
}

function idOf(name: string, type: number, raw: Buffer): Buffer {
  const hash = createHash('sha256').update(`${name}\n`).update(Buffer.of(type)).update(raw);
  return hash.digest().subarray(0, 4);
}

/** Reads `name+id+base64` of a log's key. */
export function readLogKey(text: string): LogKey {
  const [, name = '', id = '', base64 = ''] = /^([^+\s]+)\+([0-9a-f]{8})\+(.+)$/.exec(text) ?? [];
  const bytes = Buffer.from(base64, 'base64');
  const raw = bytes.subarray(1);
  if (bytes[0] !== types.log || raw.length !== 32) throw new Problem(400, 'No key of a log.');
  if (idOf(name, types.log, raw).toString('hex') !== id) throw new Problem(400, 'Not its id.');
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') };
  return { name, id, key: createPublicKey({ key: jwk, format: 'jwk' }) };
}

/** The witness's key, made on its first start and kept. */
export function openOwnKey(file: string, name: string): OwnKey {
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync('ed25519');
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  }
  return { name, secret: createPrivateKey(readFileSync(file)) };
}

export function newKey(name: string): OwnKey {
  return { name, secret: generateKeyPairSync('ed25519').privateKey };
}

/** The key as logs and verifiers are told it. */
export function verifierText({ name, secret }: OwnKey): string {
  const raw = rawOf(createPublicKey(secret));
  const id = idOf(name, types.cosigner, raw).toString('hex');
  return `${name}+${id}+${Buffer.concat([Buffer.of(types.cosigner), raw]).toString('base64')}`;
}

/** A signature line over a checkpoint, seen at a time (C2SP tlog-cosignature, cosignature/v1). */
export function cosign({ name, secret }: OwnKey, text: string, seconds: number): string {
  const message = `cosignature/v1\ntime ${seconds}\n${text}`;
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(seconds));
  const id = idOf(name, types.cosigner, rawOf(createPublicKey(secret)));
  const bytes = Buffer.concat([id, time, sign(null, Buffer.from(message), secret)]);
  return `— ${name} ${bytes.toString('base64')}\n`;
}

/** Whether one of a log's keys has signed; a wrong signature of one of them is none. */
export function isSigned(text: string, lines: readonly string[], keys: readonly LogKey[]): boolean {
  return lines.some((line) => {
    const [, name, base64 = ''] = /^— (\S+) (\S+)$/u.exec(line) ?? [];
    const bytes = Buffer.from(base64, 'base64');
    const id = bytes.subarray(0, 4).toString('hex');
    const key = keys.find((one) => one.name === name && one.id === id);
    return key !== undefined && verify(null, Buffer.from(text), key.key, bytes.subarray(4));
  });
}
