import process from 'node:process';
import { dayMs, isoTime } from '#base';
import {
  beginLogAnew,
  haltLog,
  readKept,
  readLogState,
  readWitnessStates,
  resumeLog,
  revokeLogKey,
  rotateLogKey,
  transparencySettings,
} from '#transparency';
import { requireSettled } from '../endings.ts';
import { EnvironmentProblem } from '../settings.ts';
import { checkpointIn } from './kept-checkpoint.ts';
import { inKeptContext, inSealingContext, openPlace } from './place.ts';

/** Says what the log is called, how far it is and by which keys it is verified. */
export async function showLog(isJson: boolean): Promise<void> {
  await inKeptContext(async (context) => {
    const log = await readLogState(context);
    const told = {
      origin: log?.origin ?? null,
      size: Number(log?.size ?? 0n),
      sealedUntil: log?.sealedUntil ? isoTime(log.sealedUntil) : null,
      haltedAt: log?.haltedAt ? isoTime(log.haltedAt) : null,
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
    if (told.haltedAt) process.stdout.write(`Stands still since ${told.haltedAt}.\n`);
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

/** Lets nothing be sealed until it is known what was published. */
export async function haltTheLog(): Promise<void> {
  await inKeptContext(async (context) => {
    await haltLog(context);
    process.stdout.write('The log stands still. All else goes on.\n');
  });
}

/** Goes on behind the newest checkpoint that was published, where we have all of it. */
export async function resumeTheLog(published: string, isJson: boolean): Promise<void> {
  const checkpoint = await checkpointIn(published);
  await inSealingContext(async (context) => {
    const { endingsFile, checkpointFile } = openPlace().environment;
    await requireSettled(context, endingsFile);
    const size = await resumeLog(context, checkpoint, await readKept(context, checkpointFile));
    const told = `The log goes on behind its ${size} leaves.\n`;
    process.stdout.write(isJson ? `${JSON.stringify({ size })}\n` : told);
  });
}

/** Ends a log that lost what was published, and begins another one. */
export async function beginAnew(
  origin: string,
  published: string | undefined,
  isJson: boolean,
): Promise<void> {
  const problem = transparencySettings.origin.problem(origin);
  if (problem !== undefined) throw new EnvironmentProblem(`the name of a log ${problem}`);
  const checkpoint = published === undefined ? undefined : await checkpointIn(published);
  await inSealingContext(async (context, ownerUrl) => {
    const { endingsFile, checkpointFile } = openPlace().environment;
    await requireSettled(context, endingsFile);
    const signedLast = await readKept(context, checkpointFile);
    const wish = { origin, published: checkpoint, signedLast, ownerUrl };
    const log = await beginLogAnew(context, wish);
    const keys = log.verifierKeys.map((key) => key.published);
    const { lastSize } = log;
    const witnesses = log.witnesses.map(({ url, failure }) => ({ url, failure }));
    if (isJson) {
      process.stdout.write(`${JSON.stringify({ origin, keys, lastSize, witnesses })}\n`);
      return;
    }
    const told = [
      `${log.origin} begins; all that is in the books is sealed anew.`,
      `Of the log before ${lastSize} leaves are believed.`,
      ...witnesses.map(({ url, failure }) => `Witness ${url}: ${failure ?? 'has seen no more'}`),
      'Its keys:',
      ...keys,
    ];
    process.stdout.write(`${told.join('\n')}\n`);
  });
}

/** Believes nothing any more that a key has signed. */
export async function revokeKey(key: string, isJson: boolean): Promise<void> {
  await inSealingContext(async (context) => {
    const keys = await revokeLogKey(context, key);
    const told = `Revoked; every checkpoint is signed anew. Tell whoever verifies receipts:\n`;
    process.stdout.write(isJson ? `${JSON.stringify({ keys })}\n` : `${told}${keys.join('\n')}\n`);
  });
}

/** Makes a new key, and lets those of now sign beside it for some days. */
export async function rotateKey(days: number, isJson: boolean): Promise<void> {
  await inSealingContext(async (context) => {
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
