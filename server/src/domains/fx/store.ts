import { type Currency, idFrom, isoTime, uuidOf } from '#base';
import { statement } from '#platform/postgres';
import type { RateProposal } from './proposal.ts';
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

/** Two that record for one pair and instant meet at the key: the later one runs again and sees. */
export const insertRate = statement(
  'insert fx.rate',
  `insert into fx.rate (${columns}, recorded_at)
   values ($1, $2, $3, $4, $5, $6::timestamptz, $7, $8::timestamptz)`,
);

export const readNewestRates = statement<RateRow>(
  'read fx.rate newest',
  `select ${columns} from fx.rate order by valid_from desc, recorded_at desc limit $1`,
);

interface ProposalRow extends Omit<RateRow, 'validFrom' | 'source'> {
  readonly reason: string;
  readonly proposedBy: string;
  readonly proposedAt: number;
  readonly state: 'proposed' | 'recorded' | 'refused';
}

const proposed = `id, from_currency, to_currency, numerator, denominator, reason, proposed_by,
  proposed_at, state`;

/** Nothing comes back where another of the pair is open. */
export const insertProposal = statement<{ readonly id: string }>(
  'insert fx.proposal',
  `insert into fx.proposal (${proposed})
   values ($1, $2, $3, $4, $5, $6, $7, $8::timestamptz, 'proposed')
   on conflict (from_currency, to_currency) where state = 'proposed' do nothing
   returning id`,
);

export const readOpenProposals = statement<ProposalRow>(
  'read fx.proposal open',
  `select ${proposed} from fx.proposal where state = 'proposed' order by proposed_at`,
);

export const lockProposal = statement<ProposalRow>(
  'lock fx.proposal',
  `select ${proposed} from fx.proposal where id = $1 for update`,
);

export const updateProposal = statement(
  'update fx.proposal',
  `update fx.proposal set state = $2, decided_by = $3, decided_at = $4::timestamptz
   where id = $1`,
);

export function proposalOf({ id, fromCurrency, toCurrency, ...row }: ProposalRow): RateProposal {
  const { numerator, denominator, reason, proposedBy, proposedAt } = row;
  const pair = { from: fromCurrency, to: toCurrency };
  const told = { reason, proposedBy, proposedAt };
  return { id: idFrom('fxp', id), ...pair, numerator, denominator, ...told };
}

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
