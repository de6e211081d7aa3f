import process from 'node:process';
import { dayMs, isoTime } from '#base';
import { readLogState, readWitnessStates, revokeLogKey, rotateLogKey } from '#transparency';
import { inKeptContext } from './place.ts';

/** Says what the log is called, how far it is and by which keys it is verified. */
export async function showLog(isJson: boolean): Promise<void> {
  await inKeptContext(async (context) => {
    const log = await readLogState(context);
    const told = {
      origin: log?.origin ?? null,
      size: Number(log?.size ?? 0n),
      sealedUntil: log?.sealedUntil ? isoTime(log.sealedUntil) : null,
      keys: (log?.verifierKeys ?? []).map(({ text, retiredAt, lastSize }) => ({
        verifier: text,
        retiresAt: retiredAt === null ? null : isoTime(retiredAt),
        lastSize: lastSize === null ? null : Number(lastSize),
      })),
    };
    const witnesses = await readWitnessStates(context);
    const followers = witnesses.map(({ url, key, size, cosignedAt, failure }) => ({
      url,
      key,
      size: size === null ? null : Number(size),
      cosignedAt: cosignedAt === null ? null : isoTime(cosignedAt),
      failure,
    }));
    if (isJson) {
      process.stdout.write(`${JSON.stringify({ ...told, witnesses: followers })}\n`);
      return;
    }
    if (!log) return void process.stdout.write('Nothing was sealed yet.\n');
    process.stdout.write(
      `${told.origin}: ${told.size} leaves, sealed until ${told.sealedUntil ?? 'now'}\n`,
    );
    for (const key of told.keys) process.stdout.write(`  ${key.verifier}${stateOf(key)}\n`);
    for (const { url, size, failure } of followers) {
      const progress = size === null ? 'was not asked yet' : `has cosigned ${size} leaves`;
      process.stdout.write(`Witness ${url}: ${failure ?? progress}\n`);
    }
  });
}

function stateOf(key: { readonly retiresAt: string | null; readonly lastSize: number | null }) {
  const { retiresAt, lastSize } = key;
  if (retiresAt === null) return '';
  if (lastSize === 0) return '  (revoked: nothing by it is believed)';
  return lastSize === null
    ? `  (retires ${retiresAt})`
    : `  (retired ${retiresAt}, signed ${lastSize} leaves)`;
}

/** Believes nothing any more that a key has signed. */
export async function revokeKey(key: string, isJson: boolean): Promise<void> {
  await inKeptContext(async (context) => {
    const keys = await revokeLogKey(context, key);
    const told = `Revoked; every checkpoint is signed anew. Tell whoever verifies receipts:\n`;
    process.stdout.write(isJson ? `${JSON.stringify({ keys })}\n` : `${told}${keys.join('\n')}\n`);
  });
}

/** Makes a new key, and lets those of now sign beside it for some days. */
export async function rotateKey(days: number, isJson: boolean): Promise<void> {
  await inKeptContext(async (context) => {
    const retiresAt = context.clock.now() + days * dayMs;
    const verifier = await rotateLogKey(context, retiresAt);
    const told = { verifier, oldRetireAt: isoTime(retiresAt) };
    const until = `the old ones sign until ${told.oldRetireAt}`;
    process.stdout.write(
      isJson
        ? `${JSON.stringify(told)}\n`
        : `The new key signs from now on, and ${until}. Publish it:\n${verifier}\n`,
    );
  });
}
