import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { type KioskKey, publicKeyText } from '#kiosks';

/** A machine's key, and how it signs, written anew from RFC 9421. */
export interface MachineKey {
  readonly publicKey: string;
  readonly shown: KioskKey;
  readonly privateKey: KeyObject;
}

export function newMachineKey(): MachineKey {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  return { publicKey: publicKeyText({ x, y }), shown: { x, y }, privateKey };
}

export interface Signable {
  readonly method: string;
  /** Without a query. */
  readonly path: string;
  readonly body?: Buffer | undefined;
  readonly key?: string | undefined;
  readonly keyId: string;
  readonly atMs: number;
}

/** The headers that a machine adds. */
export function signedHeaders(
  { privateKey }: Pick<MachineKey, 'privateKey'>,
  { method, path, body, key, keyId, atMs }: Signable,
): Record<string, string> {
  const digest = body && `sha-256=:${createHash('sha256').update(body).digest('base64')}:`;
  const values: [string, string][] = [
    ['@method', method],
    ['@path', path],
    ...(digest === undefined ? [] : [['content-digest', digest] as [string, string]]),
    ...(key === undefined ? [] : [['idempotency-key', key] as [string, string]]),
  ];
  const names = values.map(([name]) => `"${name}"`).join(' ');
  const parameters = `(${names});created=${Math.floor(atMs / 1_000)};keyid="${keyId}"`;
  const base = [
    ...values.map(([name, value]) => `"${name}": ${value}`),
    `"@signature-params": ${parameters}`,
  ].join('\n');
  const octets = sign('sha256', Buffer.from(base), {
    key: privateKey,
    dsaEncoding: 'ieee-p1363',
  });
  return {
    'signature-input': `k=${parameters}`,
    signature: `k=:${octets.toString('base64')}:`,
    ...(digest === undefined ? {} : { 'content-digest': digest }),
    ...(key === undefined ? {} : { 'idempotency-key': key }),
  };
}
