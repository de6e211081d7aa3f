import { type HongKongDay, idFrom, slotFor } from '#base';
import type { Tx } from '#platform/postgres';
import type { Acquirer } from './acquirer.ts';
import type {
  Answered,
  ExchangeName,
  ExchangeState,
  WantedReversal,
  WantedSale,
} from './exchange.ts';
import { refuse } from './refusals.ts';
import type { ExchangeRow } from './store/exchanges.ts';

interface Exchange {
  readonly acquirer: Acquirer;
  readonly key: string;
}

function blankRow(tx: Tx, { acquirer, key }: Exchange, { terminal }: ExchangeName) {
  return {
    slot: slotFor(key),
    key,
    acquirer: acquirer.code,
    terminal,
    number: null as string | null,
    refusal: null as string | null,
    topup: null as string | null,
    approval: null as string | null,
    businessDay: acquirer.businessDay,
    decidedAt: tx.nowMs,
    reversedDay: null as HongKongDay | null,
    reversedAt: null as number | null,
  };
}

type NewRow = ReturnType<typeof blankRow> & {
  readonly state: ExchangeState;
  readonly value: bigint;
};

export function soldRow(
  tx: Tx,
  exchange: Exchange & { readonly sale: WantedSale },
  made: { readonly topup: string; readonly approval: string },
): NewRow {
  const { name, number, valueMinor: value } = exchange.sale;
  return { ...blankRow(tx, exchange, name), state: 'sold', number, value, ...made };
}

export function refusedRow(
  tx: Tx,
  exchange: Exchange & { readonly sale: WantedSale },
  refusal: string,
): NewRow {
  const { name, number, valueMinor: value } = exchange.sale;
  return { ...blankRow(tx, exchange, name), state: 'refused', number, value, refusal };
}

/** Refused, but its money has been taken. */
export function owedRow(
  tx: Tx,
  exchange: Exchange & { readonly sale: WantedSale },
  refusal: string,
): NewRow {
  return { ...refusedRow(tx, exchange, refusal), state: 'owed' };
}

/** Nobody knows to whom it would have sold. */
export function reversedBeforeRow(
  tx: Tx,
  exchange: Exchange,
  {
    name,
    valueMinor: value,
    soldOn: businessDay,
  }: WantedReversal & { readonly soldOn: HongKongDay },
): NewRow {
  const { businessDay: reversedDay } = exchange.acquirer;
  const row = { ...blankRow(tx, exchange, name), businessDay };
  return { ...row, state: 'reversed_before', value, reversedDay, reversedAt: tx.nowMs };
}

/** What a sale of this key was answered. Refuses with what keeps it from being answered so. */
export function answerOf(row: ExchangeRow, { number, valueMinor }: WantedSale): Answered {
  const { state, refusal, topup, approval, businessDay } = row;
  if (state === 'reversed_before') throw refuse.exchange_reversed();
  if (row.number !== number || row.value !== valueMinor) throw refuse.exchange_reused();
  if (state === 'refused') return { state, refusal: refusal ?? '' };
  if (state === 'owed') return { state, businessDay };
  if (state === 'reversed') throw refuse.exchange_reversed();
  return { state, topup: idFrom('top', topup ?? ''), approval: approval ?? '', businessDay };
}
