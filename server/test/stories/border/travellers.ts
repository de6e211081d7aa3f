import type { PhoneNumber } from '#base';
import { planOf, readCatalog } from '#catalog';
import { recallForMore } from '#charging';
import { credit, lockAccounts } from '#ledger';
import type { Context } from '#platform/context';
import { accountOf, addSim, createLine, createSubscriber, type LineId } from '#subscribers';
import type { AskCoreNetwork } from '#test/core-network';

/** Of SIMs that follow each other. */
export interface Travellers {
  readonly imsiFrom: string;
  readonly lines: ReadonlyMap<string, LineId>;
}

const atOnce = 250;
const firstImsi = 454_129_000_000_001n;
const firstNumber = 60_000_000;
const reason = { code: 'test', cause: 'border' };

/** Commuters with so little money that many of them run dry on the way, by a seed. */
export async function settleTravellers(
  context: Context,
  ask: AskCoreNetwork,
  count: number,
  seed: number,
): Promise<Travellers> {
  const plan = planOf(await readCatalog(context), 'commuter');
  const lines = new Map<string, LineId>();
  for (let from = 0; from < count; from += atOnce) {
    const indexes = Array.from({ length: Math.min(atOnce, count - from) }, (_, at) => from + at);
    const made = await context.db.transaction(async (tx) => {
      const settled: [string, LineId][] = [];
      for (const index of indexes) {
        const subscriber = createSubscriber(tx, { name: 'A commuter', language: 'en' });
        const number = { number: numberAt(index), registration: 'registered' } as const;
        const line = await createLine(tx, { subscriber, plan, numbers: [number], validDays: 30 });
        await addSim(tx, line, imsiAt(index));
        const amount = moneyOf(seed, index);
        credit(tx, accountOf(line), { unit: 'HKD', amount }, 'bank', reason);
        settled.push([imsiAt(index), line]);
      }
      return settled;
    });
    for (const [imsi, line] of made) lines.set(imsi, line);
    const phones = indexes.map((index) => ({ imsi: imsiAt(index), number: numberAt(index) }));
    await ask('POST', 'lines', { lines: phones });
  }
  return { imsiFrom: imsiAt(0), lines };
}

/** From 20 cents to HK$5, spread over the lines; primes, so that another seed is another spread. */
function moneyOf(seed: number, index: number): bigint {
  return BigInt(20 + ((index * 7_919 + seed * 104_729) % 479));
}

function imsiAt(index: number): string {
  return String(firstImsi + BigInt(index));
}

function numberAt(index: number): PhoneNumber {
  return `+852${firstNumber + index}`;
}

/**
 * Money for lines whose data has been led to the page: what a top-up does to what runs on them.
 * The server's own process tells the network.
 */
export async function topUpAll(context: Context, lines: readonly LineId[]): Promise<void> {
  await context.db.transaction(async (tx) => {
    await lockAccounts(tx, lines.map(accountOf));
    for (const line of lines) {
      credit(tx, accountOf(line), { unit: 'HKD', amount: 5_000n }, 'bank', reason);
    }
    await recallForMore(
      tx,
      lines.map((line) => ({ line })),
    );
  });
}
