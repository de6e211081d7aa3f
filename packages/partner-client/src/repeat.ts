import { LowuRefusal, LowuUnanswered, UnreadableAnswer } from './problems.ts';
import type { Patience, Surroundings } from './surroundings.ts';

/**
 * Does something that may be done again without harm, until it is answered. Between tries it waits
 * a random part of a pause that doubles, so that thousands of clients which failed together do not
 * come back together; and no shorter than the platform asks for.
 */
export async function repeated<Result>(
  work: () => Promise<Result>,
  patience: Patience,
  { sleep, random }: Pick<Surroundings, 'sleep' | 'random'>,
  reference?: string,
): Promise<Result> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await work();
    } catch (error) {
      if (error instanceof LowuRefusal && !error.isPassing) throw error;
      if (tried >= patience.tries) {
        throw error instanceof LowuRefusal ? error : new LowuUnanswered(tried, error, reference);
      }
      const atMostMs = Math.min(patience.longestPauseMs, patience.firstPauseMs * 2 ** (tried - 1));
      await sleep(Math.max(askedFor(error) ?? 0, random() * atMostMs));
    }
  }
}

function askedFor(error: unknown): number | undefined {
  const isTold = error instanceof LowuRefusal || error instanceof UnreadableAnswer;
  return isTold ? error.retryAfterMs : undefined;
}
