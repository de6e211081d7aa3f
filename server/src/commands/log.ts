import process from 'node:process';
import { dayMs, isoTime } from '#base';
import { readLogState, readWitnessStates, rotateLogKey } from '#transparency';
import { inKeptContext } from './place.ts';

/** Says what the log is called, how far it is and by which keys it is verified. */
export async function showLog(isJson: boolean): Promise<void> {
  await inKeptContext(async (context) => {
    const log = await readLogState(context);
    const told = {
      origin: log?.origin ?? null,
      size: Number(log?.size ?? 0n),
      sealedUntil: log?.sealedUntil ? isoTime(log.sealedUntil) : null,
      keys: (log?.verifierKeys ?? []).map(({ text, retiredAt }) => ({
        verifier: text,
        retiresAt: retiredAt === null ? null : isoTime(retiredAt),
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
    for (const { verifier, retiresAt } of told.keys) {
      process.stdout.write(`  ${verifier}${retiresAt ? `  (retires ${retiresAt})` : ''}\n`);
    }
    for (const { url, size, failure } of followers) {
      const progress = size === null ? 'was not asked yet' : `has cosigned ${size} leaves`;
      process.stdout.write(`Witness ${url}: ${failure ?? progress}\n`);
    }
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
