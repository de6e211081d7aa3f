import process from 'node:process';
import { dayMs, isoTime } from '#base';
import { readLogState, rotateLogKey } from '#transparency';
import { openCommandContext, openDatabaseOf, openKeptPlace } from './place.ts';

/** Says what the log is called, how far it is and by which keys it is verified. */
export async function showLog(isJson: boolean): Promise<void> {
  await inContext(async (context) => {
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
    if (isJson) return void process.stdout.write(`${JSON.stringify(told)}\n`);
    if (!log) return void process.stdout.write('Nothing was sealed yet.\n');
    process.stdout.write(
      `${told.origin}: ${told.size} leaves, sealed until ${told.sealedUntil ?? 'now'}\n`,
    );
    for (const { verifier, retiresAt } of told.keys) {
      process.stdout.write(`  ${verifier}${retiresAt ? `  (retires ${retiresAt})` : ''}\n`);
    }
  });
}

/** Makes a new key, and lets those of now sign beside it for some days. */
export async function rotateKey(days: number, isJson: boolean): Promise<void> {
  await inContext(async (context) => {
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

type Context = Parameters<typeof readLogState>[0];

async function inContext(work: (context: Context) => Promise<void>): Promise<void> {
  const place = openKeptPlace();
  const database = await openDatabaseOf(place);
  try {
    const { context, close } = await openCommandContext(place, database);
    try {
      await work(context);
    } finally {
      await close();
    }
  } finally {
    await database.stop();
  }
}
