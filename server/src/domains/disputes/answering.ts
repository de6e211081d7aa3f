import type { Context } from '#platform/context';
import { barsOf, type LineOnPaper, readLine, readLineOnPaper } from '#subscribers';
import { readClawBacks } from '#topups';
import type { Appeal } from './appeal.ts';
import { plain } from './evidence.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { readAnyAppeal } from './read-any-appeal.ts';
import { readTold, type Told } from './read-told.ts';

/** What an answer needs that is read before its transaction. */
export interface Answering {
  readonly appeal: Appeal;
  readonly told: Told;
  /** As it stands now; it is kept beside the answer. */
  readonly evidence: unknown;
  /** Why its line may be given nothing; null where it may. */
  readonly whyNoGoodwill: 'line_closed' | 'not_their_line' | null;
  /** For the receipt of what it gives. */
  readonly line: LineOnPaper;
  /** Whether the refund that is proposed waits still: also who looks at refunds may decide it. */
  readonly isRefundWaiting: boolean;
}

/** Refuses with `appeal_unknown`. */
export async function answeringOf(context: Context, number: string): Promise<Answering> {
  const { appeal } = await readAnyAppeal(context, number);
  const [told, evidence, { bars, numbers, subscriber }, line, isRefundWaiting] = await Promise.all([
    readTold(context, appeal),
    gatherEvidence(context, appeal),
    readLine(context, appeal.line),
    readLineOnPaper(context, appeal.line),
    readIsRefundWaiting(context, appeal),
  ]);
  // A line without a number was closed, or is one that nobody can bring to life again.
  const isLineClosed = numbers.length === 0 || barsOf(bars).includes('closed');
  // Who topped up a stranger's line by mistake is not helped by money on it.
  const isTheirs = subscriber === appeal.raisedBy;
  const whyNoGoodwill = isLineClosed ? 'line_closed' : isTheirs ? null : 'not_their_line';
  return { appeal, told, evidence: plain(evidence), whyNoGoodwill, line, isRefundWaiting };
}

async function readIsRefundWaiting(context: Context, { proposal }: Appeal): Promise<boolean> {
  const outcome = proposal?.outcome;
  if (outcome?.gives !== 'refund' && outcome?.gives !== 'write_off') return false;
  const found = await readClawBacks(context, outcome.topup);
  return found.some(({ id, state }) => id === outcome.refund && state === 'proposed');
}
