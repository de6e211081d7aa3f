import { idFrom, isoTime } from '#base';
import type { Context } from '#platform/context';
import type { DisputeId } from './dispute.ts';
import { readDueDisputeAnswers } from './store/dispute-answers.ts';

const mostAtOnce = 50;

/** Disputes whose answer is wanted and is being handed in by nobody, longest waiting first. */
export async function listDueAnswers(context: Context): Promise<{ readonly dispute: DisputeId }[]> {
  const values = [isoTime(context.clock.now()), mostAtOnce];
  const rows = await context.db.read(readDueDisputeAnswers, values);
  return rows.map(({ dispute }) => ({ dispute: idFrom('dsp', dispute) }));
}
