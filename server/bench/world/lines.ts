import type { PhoneNumber } from '#base';
import { planOf, readCatalog } from '#catalog';
import { credit } from '#ledger';
import type { Context } from '#platform/context';
import {
  accountOf,
  ageLines,
  createLine,
  createSubscriber,
  type LineId,
  type SubscriberId,
} from '#subscribers';

export interface BenchLine {
  readonly subscriber: SubscriberId;
  readonly line: LineId;
  readonly number: PhoneNumber;
}

const firstNumber = 51_000_000;
const atOnce = 1_000;
/** HK$1,000: no debit of a benchmark runs into the floor. */
const starter = { unit: 'HKD', amount: 100_000n } as const;

/** So many people with a line and a balance each, hundreds in a transaction. */
export async function makeLines(
  context: Context,
  count: number,
  say: (text: string) => void,
): Promise<readonly BenchLine[]> {
  const lines: BenchLine[] = [];
  while (lines.length < count) {
    const from = lines.length;
    lines.push(...(await makeSome(context, from, Math.min(atOnce, count - from))));
    // As the schedule does within seconds: they have begun to live.
    await ageLines(context);
    if (lines.length % (10 * atOnce) === 0) say(`${lines.length} of ${count} lines made`);
  }
  return lines;
}

async function makeSome(context: Context, from: number, count: number): Promise<BenchLine[]> {
  const plan = planOf(await readCatalog(context), 'commuter');
  return context.db.transaction(async (tx) => {
    const made = Array.from({ length: count }, async (_, index): Promise<BenchLine> => {
      const number: PhoneNumber = `+852${firstNumber + from + index}`;
      const subscriber = createSubscriber(tx, { name: '陳大文', language: 'zh-Hant' });
      const numbers = [{ number, registration: 'registered' }] as const;
      const line = await createLine(tx, { subscriber, plan, numbers, validDays: 30 });
      credit(tx, accountOf(line), starter, 'bank', { code: 'starter', cause: line });
      return { subscriber, line, number };
    });
    return Promise.all(made);
  });
}
