import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { newUuid } from '#base';
import { type Context, keptIn } from '#platform/context';
import type { Tx } from '#platform/postgres';
import type { Keyring } from '#platform/secrets';
import { readVerifierKey, type VerifierKey, verifierKey, verifierKeyText } from '#wire/tlog';
import type { LogRow } from './store/log.ts';
import { closeKeys, insertKeys, type KeyRow, readKeys } from './store/keys.ts';

/** One of the log's own keys. */
export interface LogKey {
  readonly id: string;
  readonly verifier: VerifierKey;
  readonly secret: KeyObject;
}

/** What a key of the log is sealed for. */
export const keySeal = 'transparency.key';

const owner = {};

/**
 * The keys that sign now, the newest first; the first of all is made where there is none. Of one
 * that has retired it is written down up to which size it has signed. The log is locked.
 */
export async function signingKeys(
  context: Context,
  tx: Tx,
  { origin, size }: Pick<LogRow, 'origin' | 'size'>,
): Promise<LogKey[]> {
  const opened = keptIn(context, owner, () => new Map<string, LogKey>());
  const rows = await tx.query(readKeys);
  const signing = rows.filter(({ retiredAt }) => retiredAt === null || retiredAt > tx.nowMs);
  for (const { id, lastSize } of rows.filter((row) => !signing.includes(row))) {
    if (lastSize === null) tx.append(closeKeys, { id, lastSize: size });
  }
  if (signing.length === 0) return [addKey(tx, context.secrets, origin)];
  return signing.map((row) => {
    const key = opened.get(row.id) ?? openKey(context.secrets, row);
    opened.set(row.id, key);
    return key;
  });
}

/** Makes a key, which signs from now on. */
export function addKey(tx: Tx, secrets: Keyring, origin: string): LogKey {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const id = newUuid(tx.nowMs, 0);
  const verifier = verifierKey(origin, publicKey, 'ed25519');
  const pkcs8 = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
  const sealed = secrets.seal(pkcs8, keySeal);
  tx.append(insertKeys, { id, verifier: verifierKeyText(verifier), sealed, madeAt: tx.nowMs });
  return { id, verifier, secret: privateKey };
}

function openKey(secrets: Keyring, { id, verifier, sealed }: KeyRow): LogKey {
  const der = Buffer.from(secrets.open(sealed, keySeal), 'base64');
  const secret = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  return { id, verifier: readVerifierKey(verifier), secret };
}
