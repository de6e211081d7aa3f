import type { Database } from './database.ts';

/** Who the machine is, and the key that it signs with and cannot give away. */
export interface Identity {
  readonly id: string;
  readonly key: CryptoKey;
}

/** The public half, as RFC 7518, 6.2, writes it. */
export interface ShownKey {
  readonly x: string;
  readonly y: string;
}

const curve = { name: 'ECDSA', namedCurve: 'P-256' } as const;

export function readIdentity(db: Database): Promise<Identity | undefined> {
  return db.get<Identity>('kept', 'identity');
}

export function keepIdentity(db: Database, identity: Identity): Promise<unknown> {
  return db.write((writing) => writing.put('kept', identity, 'identity'));
}

/** The private half cannot leave the browser: a disk that is copied is of no use elsewhere. */
export async function newKey(): Promise<{ readonly key: CryptoKey; readonly shown: ShownKey }> {
  const pair = await crypto.subtle.generateKey(curve, false, ['sign']);
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  return { key: pair.privateKey, shown: { x, y } };
}

/** For the demo, whose key is made up. */
export function importKey(key: ShownKey & { readonly d: string }): Promise<CryptoKey> {
  return crypto.subtle.importKey('jwk', { kty: 'EC', crv: 'P-256', ...key }, curve, false, [
    'sign',
  ]);
}
