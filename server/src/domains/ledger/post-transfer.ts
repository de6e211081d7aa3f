import { Refusal, slotOf } from '#base';
import { type Batch, type Outcome, openBatch } from '#platform/batch';
import { type Context, keptIn } from '#platform/context';
import { type Request, type Requests, supposeNew } from '#platform/idempotency';
import type { Tx } from '#platform/postgres';
import type { AccountId, Amount, Reason, SystemAccount } from './account.ts';
import { lockMainOnly } from './books.ts';
import { credit, debit, type Movement } from './move.ts';

/** One movement between the main bucket of an account and a system account. */
export interface PostTransfer {
  readonly request: Request;
  readonly account: AccountId;
  readonly direction: 'credit' | 'debit';
  readonly amount: Amount;
  readonly systemAccount: SystemAccount;
  readonly reason: Reason;
}

export interface Posted {
  readonly seq: number;
  readonly balanceAfter: string;
}

const owner = {};

/**
 * Posts a transfer once: the same request again gets the first answer. Refuses as `credit` and
 * `debit` do, with `account_unknown`, and with `request_key_reused`.
 */
export function postTransfer(context: Context, command: PostTransfer): Promise<Posted> {
  const batch = keptIn(context, owner, () => open(context));
  return batch(command);
}

function open(context: Context): Batch<PostTransfer, Posted> {
  return openBatch(context.db, context.log, {
    name: 'post transfers',
    lingerMs: 2,
    maxCommands: 500,
    // Measured with 1,000 at a time: two lanes 6.7 times TPC-B, four 8.0, six 8.7, eight 7.9.
    lanes: 6,
    laneOf: (command) => slotOf(command.account),
    run: postTransfers,
  });
}

async function postTransfers(
  tx: Tx,
  commands: readonly PostTransfer[],
): Promise<Outcome<Posted>[]> {
  const [requests] = await Promise.all([
    supposeNew(
      tx,
      commands.map((command) => command.request),
    ),
    lockMainOnly(
      tx,
      commands.map((command) => command.account),
    ),
  ]);
  return commands.map((command) => postOne(tx, requests, command));
}

function postOne(tx: Tx, requests: Requests, command: PostTransfer): Outcome<Posted> {
  try {
    return { result: requests.once(command.request, () => postedOf(apply(tx, command))) };
  } catch (error) {
    if (error instanceof Refusal) return { error };
    throw error;
  }
}

function apply(tx: Tx, { account, direction, amount, systemAccount, reason }: PostTransfer) {
  const move = direction === 'credit' ? credit : debit;
  // Only the main bucket is locked: how much money there is nobody sees.
  return move(tx, account, amount, systemAccount, { ...reason, isUntold: true });
}

function postedOf({ seq, balanceAfter }: Movement): Posted {
  return { seq: Number(seq), balanceAfter: balanceAfter.toString() };
}
