import { type Currency, idFrom, isoTime, uuidOf } from '#base';
import { statement } from '#platform/postgres';
import type { Rate } from './rate.ts';

interface RateRow {
  readonly id: string;
  readonly fromCurrency: Currency;
  readonly toCurrency: Currency;
  readonly numerator: bigint;
  readonly denominator: bigint;
  readonly validFrom: number;
  readonly source: string;
}

const columns = 'id, from_currency, to_currency, numerator, denominator, valid_from, source';

/** The rate of a pair at an instant: from, to, at. */
export const readRateAt = statement<RateRow>(
  'read fx.rate at',
  `select ${columns} from fx.rate
   where from_currency = $1 and to_currency = $2 and valid_from <= $3::timestamptz
   order by valid_from desc limit 1`,
);

export const readRate = statement<RateRow>(
  'read fx.rate',
  `select ${columns} from fx.rate where id = $1`,
);

/** Two that record for one pair and instant meet at the key: the later one runs again and sees. */
export const insertRate = statement(
  'insert fx.rate',
  `insert into fx.rate (${columns}, recorded_at)
   values ($1, $2, $3, $4, $5, $6::timestamptz, $7, $8::timestamptz)`,
);

export function rateOf({ id, fromCurrency, toCurrency, ...row }: RateRow): Rate {
  return { ...row, id: idFrom('fxr', id), from: fromCurrency, to: toCurrency };
}

export function valuesOf(rate: Rate, recordedAt: number): unknown[] {
  return [
    uuidOf(rate.id),
    rate.from,
    rate.to,
    rate.numerator,
    rate.denominator,
    isoTime(rate.validFrom),
    rate.source,
    isoTime(recordedAt),
  ];
}
