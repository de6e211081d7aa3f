import { newId, newReference, present, Refusal, slotFor, slotOf, uuidOf } from '#base';
import { type Batch, openBatch, type Outcome } from '#platform/batch';
import { moveBetweenSystem } from '#ledger';
import { type Context, keptIn } from '#platform/context';
import { isLasting } from '#platform/idempotency';
import type { Tx } from '#platform/postgres';
import {
  creditSold,
  findReceiver,
  lockSold,
  readSoldTerms,
  type Receiver,
  type SoldTerms,
  type SoldTopup,
  tellSold,
} from '#topups';
import { type Acquirer, accountOfAcquirer } from './acquirer.ts';
import { datedToday } from './dated-today.ts';
import { answerOf, owedRow, refusedRow, soldRow } from './exchange-rows.ts';
import {
  type Answered,
  causeOfExchange,
  claims,
  keyOfExchange,
  type WantedSale,
} from './exchange.ts';
import {
  type ExchangeRow,
  insertExchanges,
  lockRefused,
  markOwed,
  readExchanges,
} from './store/exchanges.ts';

/** What is sold, or that it cannot be, known before anything is locked. */
type Found =
  | { readonly receiver: Receiver; readonly terms: SoldTerms }
  | { readonly refusal: Refusal };

interface Command {
  readonly acquirer: Acquirer;
  readonly key: string;
  readonly sale: WantedSale;
  readonly found: Found;
}

/** The channel of top-ups at cash machines. */
const channel = 'atm';
const owner = {};

/**
 * Sells a top-up at a cash machine: the line, the acquirer's account and the answer in one commit,
 * once under what names the exchange; the same again is answered the same. A refusal is an answer
 * and is kept as well; of an advice, whose money has been taken, what cannot be credited is owed.
 * Refuses with `exchange_reused` and `exchange_reversed`.
 */
export async function sellAtMachine(
  context: Context,
  acquirer: Acquirer,
  sale: WantedSale,
): Promise<Answered> {
  const key = keyOfExchange(acquirer.code, sale.name);
  const found = await find(context, acquirer, sale);
  return keptIn(context, owner, () => open(context))({ acquirer, key, sale, found });
}

async function find(context: Context, { id }: Acquirer, sale: WantedSale): Promise<Found> {
  try {
    const receiver = await findReceiver(context, sale.number, id);
    const terms = await readSoldTerms(context, receiver, sale.valueMinor, { channel, maker: id });
    return { receiver, terms };
  } catch (error) {
    if (error instanceof Refusal && error.kind !== 'unavailable') return { refusal: error };
    throw error;
  }
}

function open(context: Context): Batch<Command, Answered> {
  return openBatch(context.db, context.log, {
    name: 'sell at machines',
    lingerMs: 2,
    maxCommands: 300,
    lanes: 3,
    laneOf: ({ key }) => slotFor(key),
    run: sellAll,
  });
}

/** Many sales, of many acquirers and lines, by one locking read and one write for each table. */
async function sellAll(tx: Tx, given: readonly Command[]): Promise<Outcome<Answered>[]> {
  const sold = given.map((command) => soldOf(tx, command));
  const [rows, dated] = await Promise.all([
    tx.load(
      readExchanges,
      given.map(({ key }) => ({ slot: slotFor(key), key })),
    ),
    datedToday(
      tx,
      given.map(({ acquirer }) => acquirer),
    ),
    lockSold(
      tx,
      sold.filter((one) => one !== undefined),
      [],
    ),
  ]);
  const commands = given.map((command, at): Command => {
    return { ...command, acquirer: present(dated[at], 'its acquirer') };
  });
  const known = new Map<string, ExchangeRow>(rows.map((row) => [row.key, row]));
  // One that was refused may become owed, once: what another process makes of it is waited for.
  const advices = commands.filter(({ sale }) => sale.isAdvice);
  const refused = advices.filter(({ key }) => known.get(key)?.state === 'refused');
  const owable = new Set(refused.map(({ key }) => key));
  if (owable.size > 0) {
    const keys = [...owable].map((key) => ({ slot: slotFor(key), key }));
    for (const row of await tx.load(lockRefused, keys)) known.set(row.key, row);
  }
  const made: SoldTopup[] = [];
  const outcomes = commands.map((command, index): Outcome<Answered> => {
    try {
      const before = known.get(command.key);
      if (before) {
        const now = owable.has(command.key) ? advised(tx, command, before) : before;
        known.set(command.key, now);
        return { result: answerOf(now, command.sale) };
      }
      const row = sellOne(tx, command, sold[index]);
      const one = sold[index];
      if (one && row.state === 'sold') made.push(one);
      tx.append(insertExchanges, row);
      known.set(command.key, row);
      return { result: answerOf(row, command.sale) };
    } catch (error) {
      if (error instanceof Refusal) return { error };
      throw error;
    }
  });
  await tellSold(
    tx,
    made.map(({ id: topup, receiver: { line } }) => ({ topup, line })),
  );
  return outcomes;
}

function soldOf(tx: Tx, { acquirer, found, sale }: Command): SoldTopup | undefined {
  if ('refusal' in found) return undefined;
  const { receiver, terms } = found;
  return {
    id: newId('top', tx.nowMs, slotOf(receiver.line)),
    receiver,
    terms,
    maker: acquirer.id,
    channel,
    place: `${acquirer.code} ${sale.name.terminal.trim()}`,
    method: `atm_${acquirer.code}`,
    // The trace number tells two wishes apart; minutes apart they may both be meant.
    isTwinIntended: true,
  };
}

function sellOne(tx: Tx, command: Command, sold: SoldTopup | undefined) {
  const { acquirer, found } = command;
  if ('refusal' in found || !sold) {
    return refuseOrOwe(tx, command, 'refusal' in found ? found.refusal.code : '');
  }
  try {
    tx.attempt(() => creditSold(tx, sold, accountOfAcquirer(acquirer.code)));
    return soldRow(tx, command, { topup: uuidOf(sold.id), approval: newReference() });
  } catch (error) {
    if (isLasting(error)) return refuseOrOwe(tx, command, error.code);
    throw error;
  }
}

function refuseOrOwe(tx: Tx, command: Command, code: string) {
  const { sale } = command;
  if (!sale.isAdvice || sale.valueMinor <= 0n) return refusedRow(tx, command, code);
  owe(tx, command);
  return owedRow(tx, command, code);
}

function owe(tx: Tx, { acquirer, key, sale }: Command): void {
  const amount = { unit: 'HKD', amount: sale.valueMinor } as const;
  const reason = { code: 'atm_claim', cause: causeOfExchange(key) };
  moveBetweenSystem(tx, slotFor(key), accountOfAcquirer(acquirer.code), claims, amount, reason);
}

/** We refused it, and the machine, which had no answer, has taken the money all the same. */
function advised(tx: Tx, command: Command, before: ExchangeRow): ExchangeRow {
  const { number, valueMinor, isAdvice } = command.sale;
  const isSame = before.number === number && before.value === valueMinor && valueMinor > 0n;
  if (!isAdvice || before.state !== 'refused' || before.reversedDay !== null || !isSame) {
    return before;
  }
  const { businessDay } = command.acquirer;
  owe(tx, command);
  tx.append(markOwed, { slot: slotFor(command.key), key: command.key, businessDay });
  return { ...before, state: 'owed', businessDay };
}
