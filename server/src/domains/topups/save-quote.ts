import { slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { Quote } from './draft-quote.ts';
import { insertQuotes, type QuoteRow } from './store/quotes.ts';
import { encodeTerms } from './terms-json.ts';

/** Keeps what was quoted, and tells how it will be read. */
export function saveQuote(tx: Tx, quote: Quote): QuoteRow {
  const { id, receiver, maker, channel, terms, madeAt, expiresAt } = quote;
  const row = {
    slot: slotOf(id),
    id: uuidOf(id),
    line: uuidOf(receiver.line),
    number: receiver.number,
    maker,
    channel,
    terms: encodeTerms(terms),
    expiresAt,
  };
  tx.append(insertQuotes, { ...row, madeAt });
  return row;
}
