import type { Problem } from '../../client/index.ts';
import { type Calling, useCalls } from '../../counter/index.ts';
import { useHall } from './hall-context.tsx';

/** What a part of the hall sends by a press. */
export function useCalling(onProblem?: (problem: Problem) => void): Calling {
  const { say, session, onSession } = useHall();
  const onSignedOut = (): void => onSession({ ...session, staff: null });
  return useCalls({ say, signInNeeded: 'staff_sign_in_needed', onSignedOut, onProblem });
}
