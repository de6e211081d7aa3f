import { type Currency, type InstantMs, idFrom, isoTime } from '#base';
import type { Context } from '#platform/context';
import type { AttemptId } from './payment.ts';
import { readUnpaidAttempts } from './store/attempts.ts';

/** An attempt that a credit without a name could be for. */
export interface CreditCandidate {
  readonly attempt: AttemptId;
  readonly openedAt: InstantMs;
  readonly state: string;
}

interface SearchedCredit {
  readonly connector: string;
  readonly amount: bigint;
  readonly currency: Currency;
  readonly from: InstantMs;
  readonly until: InstantMs;
}

const mostListed = 20;

/** Attempts of a connector for exactly this money that nobody has paid, newest first. */
export async function listCreditCandidates(
  context: Context,
  { connector, amount, currency, from, until }: SearchedCredit,
): Promise<CreditCandidate[]> {
  const values = [connector, amount, currency, isoTime(from), isoTime(until), mostListed];
  const rows = await context.db.survey(readUnpaidAttempts, values);
  return rows.map(({ id, openedAt, state }) => ({ attempt: idFrom('att', id), openedAt, state }));
}
