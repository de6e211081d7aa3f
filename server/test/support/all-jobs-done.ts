import type { Context } from '#platform/context';
import { eventually } from './eventually.ts';

const readLeft = {
  name: 'test: jobs left',
  text: `select count(*) as left from graphile_worker.jobs where attempts < max_attempts`,
};

/**
 * Waits until those who work beside a test have nothing left to do. A wallet takes a charge within
 * a minute of being asked: on a busy machine a clock that a test sets ahead of its jobs would let
 * that minute go by while the request is on its way.
 */
export async function allJobsDone(context: Context): Promise<void> {
  await eventually('every job is done', async () => {
    const [row] = await context.db.read<{ left: bigint }>(readLeft);
    return Number(row?.left) === 0;
  });
}
