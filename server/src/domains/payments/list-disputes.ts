import type { Context } from '#platform/context';
import type { Dispute } from './dispute.ts';
import { disputeOf } from './kept-disputes.ts';
import { readDisputes } from './store/disputes.ts';

export type { Dispute, DisputeState } from './dispute.ts';

/** Disputes, undecided ones first by their deadlines, at most so many. */
export async function listDisputes(context: Context, most: number): Promise<Dispute[]> {
  return (await context.db.read(readDisputes, [most])).map(disputeOf);
}
