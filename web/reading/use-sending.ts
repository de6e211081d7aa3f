import { useState } from 'react';
import type { Problem, Result } from '../client/index.ts';
import type { Sending } from './sending.ts';

/** What forms send, and what came of it: after what went well, everything is read again. */
export function useSending(readAgain: () => void): {
  readonly sending: Sending;
  readonly problem: Problem | undefined;
} {
  const [problem, setProblem] = useState<Problem | undefined>(undefined);
  const [isBusy, setIsBusy] = useState(false);
  const send = async (work: Promise<Result<unknown>>): Promise<void> => {
    setIsBusy(true);
    const result = await work;
    setIsBusy(false);
    setProblem(result.isOk ? undefined : result.problem);
    if (result.isOk) readAgain();
  };
  return { problem, sending: { isBusy, send: (work) => void send(work) } };
}
