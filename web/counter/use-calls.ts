import { useState } from 'react';
import type { Problem, Result } from '../client/index.ts';
import { sentenceOf } from './sentence-of.ts';

/** One thing that is sent by a press: whether it is under way, and why it did not go. */
export interface Calling {
  readonly isBusy: boolean;
  readonly problem: string | undefined;
  /**
   * Its answer, or undefined where there is none. Who is not signed in any more goes to the door.
   */
  run<Answer>(work: Promise<Result<Answer>>): Promise<Answer | undefined>;
  /** Says what is wrong before anything is sent. */
  complain(problem: string | undefined): void;
}

interface CallsGiven {
  readonly say: Parameters<typeof sentenceOf>[1];
  /** The code of the refusal that means so. */
  readonly signInNeeded: string;
  readonly onSignedOut: () => void;
  readonly onProblem?: ((problem: Problem) => void) | undefined;
}

export function useCalls({ say, signInNeeded, onSignedOut, onProblem }: CallsGiven): Calling {
  const [isBusy, setBusy] = useState(false);
  const [problem, complain] = useState<string>();
  return {
    isBusy,
    problem,
    complain,
    async run(work) {
      setBusy(true);
      complain(undefined);
      const result = await work;
      setBusy(false);
      if (result.isOk) return result.answer;
      const { problem: found } = result;
      if (found.kind === 'refused' && found.code === signInNeeded) onSignedOut();
      complain(sentenceOf(found, say));
      onProblem?.(found);
      return undefined;
    },
  };
}
