import { newUuid } from '#base';
import { postTransfer } from '#ledger';
import type { Context } from '#platform/context';
import { fingerprintOf } from '#platform/idempotency';
import { accountOf } from '#subscribers';
import type { Benchmark, Place } from './benchmark.ts';
import { closedLoop, forSeconds } from './harness/closed-loop.ts';
import type { BenchLine } from './world/lines.ts';

const concurrency = 1_000;

/**
 * Transfers between accounts chosen by chance and a system account, as many credits as debits, each
 * under a request key of its own and answered once it is durable.
 */
export const post: Benchmark = {
  name: 'post',
  about: 'transfers posted, in process, 1,000 at a time, over all lines',
  leastRatio: 8,
  goalRatio: 10,
  async open({ context, world, roundSeconds }: Place) {
    const run = (seconds: number) =>
      closedLoop(
        concurrency,
        forSeconds(seconds, () => () => postOne(context, world.lines)),
      );
    return { round: () => run(roundSeconds) };
  },
};

const caller = newUuid(0, 0);

function postOne(context: Context, lines: readonly BenchLine[]): Promise<unknown> {
  const at = Math.floor(Math.random() * lines.length);
  const { line } = lines[at] as BenchLine;
  const isCredit = Math.random() < 0.5;
  const key = newUuid(context.clock.now(), 0);
  return postTransfer(context, {
    request: { caller, key, fingerprint: fingerprintOf(key) },
    account: accountOf(line),
    direction: isCredit ? 'credit' : 'debit',
    amount: { unit: 'HKD', amount: 100n },
    systemAccount: isCredit ? 'bank' : 'income:usage:data:HK',
    reason: { code: 'bench', cause: line },
  });
}
