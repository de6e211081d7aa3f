import type { Result } from '../../client/index.ts';
import { type Calling, sentenceOf, useCalls } from '../../counter/index.ts';
import { useRead as useReading } from '../../reading/index.ts';
import type { Say } from '../words/words.ts';
import { usePortal } from './portal-context.tsx';

/** That the server is away is said once for the whole page. */
function ownProblem(problem: string | undefined, say: Say): string | undefined {
  return problem === say('unreachable') ? undefined : problem;
}

/**
 * What a part of the portal sends by a press. Once the server is back, a press that was never
 * answered says so where it was made: the server may have done it all the same.
 */
export function useCalling(): Calling {
  const { say, session, isAway, onSession } = usePortal();
  const onSignedOut = (): void => onSession({ ...session, developer: null });
  const calling = useCalls({ say, signInNeeded: 'developer_sign_in_needed', onSignedOut });
  const isUnanswered = calling.problem === say('unreachable') && !isAway;
  const problem = isUnanswered ? say('unanswered') : ownProblem(calling.problem, say);
  return { ...calling, problem };
}

/**
 * What a part of the page shows, read once it is seen, and anew when the server has been away;
 * `again` reads it anew as well. What was read before is not shown while it cannot be read.
 */
export function useRead<Answer>(
  name: string,
  read: () => Promise<Result<Answer>>,
): {
  readonly answer: Answer | undefined;
  readonly problem: string | undefined;
  again(): void;
} {
  const { say, returns } = usePortal();
  const { value, problem, readAgain } = useReading(`${name} ${returns}`, read);
  const said = problem && ownProblem(sentenceOf(problem, say), say);
  return { answer: value, problem: said, again: readAgain };
}
