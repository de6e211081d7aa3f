import { LowuRefusal, LowuUnanswered, UnreadableAnswer } from './problems.ts';
import type { Patience, Surroundings } from './surroundings.ts';

/**
 * Does something that may be done again without harm, until it is answered. Between tries it waits
 * as long as the platform asks for, and a random part of a pause that doubles, so that thousands of
 * clients which were stopped together do not come back together. To come too fast is no failure:
 * the processes of one partner share its pace, and each waits for its turn.
 */
export async function repeated<Result>(
  work: () => Promise<Result>,
  patience: Patience,
  { sleep, random, now }: Pick<Surroundings, 'sleep' | 'random' | 'now'>,
  reference?: string,
  /** What done twice leaves two of is not sent again where it may have been done. */
  isOnce = false,
): Promise<Result> {
  let failed = 0;
  let pauses = 0;
  const startedMs = now();
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (error instanceof LowuRefusal && !error.isPassing) throw error;
      if (isOnce && !(error instanceof LowuRefusal)) {
        throw new LowuUnanswered(1, error, reference);
      }
      const isTooFast = error instanceof LowuRefusal && error.status === 429;
      if (!isTooFast) failed += 1;
      const isOver = isTooFast ? now() - startedMs >= patience.tooFastMs : failed >= patience.tries;
      if (isOver) {
        throw error instanceof LowuRefusal ? error : new LowuUnanswered(failed, error, reference);
      }
      const atMostMs = Math.min(patience.longestPauseMs, patience.firstPauseMs * 2 ** pauses);
      pauses += 1;
      await sleep((askedFor(error) ?? 0) + random() * atMostMs);
    }
  }
}

function askedFor(error: unknown): number | undefined {
  const isTold = error instanceof LowuRefusal || error instanceof UnreadableAnswer;
  return isTold ? error.retryAfterMs : undefined;
}
