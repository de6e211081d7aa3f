import type { PhoneNumber } from '#base';
import { insertRows, statement } from '#platform/postgres';

export interface QuoteRow {
  readonly slot: number;
  readonly id: string;
  readonly line: string;
  readonly number: PhoneNumber;
  readonly maker: string;
  readonly channel: string;
  readonly terms: unknown;
  readonly expiresAt: number;
}

/** A quote whose commit was lost on its way back is written again: it is there, under its id. */
export const insertQuotes = insertRows(
  'topups.quote',
  {
    slot: 'int2',
    id: 'uuid',
    line: 'uuid',
    number: 'text',
    maker: 'text',
    channel: 'text',
    terms: 'jsonb',
    madeAt: 'instant',
    expiresAt: 'instant',
  },
  'on conflict do nothing',
);

export const readQuote = statement<QuoteRow>(
  'read topups.quote',
  `select slot, id, line, number, maker, channel, terms, expires_at from topups.quote
   where slot = $1 and id = $2`,
);

/** Quotes nobody ordered by are of no use the day after. */
export const deleteOldQuotes = statement<{ gone: bigint }>(
  'delete topups.quote',
  `with gone as (
     delete from topups.quote where (slot, id) in (
       select slot, id from topups.quote
       where expires_at < $1 and slot = any ($2::int2[]) order by expires_at limit 5000
     ) returning 1
   ) select count(*) as gone from gone`,
);
