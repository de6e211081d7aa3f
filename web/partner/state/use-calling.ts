import type { Result } from '../../client/index.ts';
import { type Calling, sentenceOf, useCalls } from '../../counter/index.ts';
import { useRead as useReading } from '../../reading/index.ts';
import { usePortal } from './portal-context.tsx';

/** What a part of the portal sends by a press. */
export function useCalling(): Calling {
  const { say, session, onSession } = usePortal();
  const onSignedOut = (): void => onSession({ ...session, developer: null });
  return useCalls({ say, signInNeeded: 'developer_sign_in_needed', onSignedOut });
}

/** What a part of the page shows, read once it is seen; `again` reads it anew. */
export function useRead<Answer>(
  name: string,
  read: () => Promise<Result<Answer>>,
): {
  readonly answer: Answer | undefined;
  readonly problem: string | undefined;
  again(): void;
} {
  const { say } = usePortal();
  const { value, problem, readAgain } = useReading(name, read);
  return { answer: value, problem: problem && sentenceOf(problem, say), again: readAgain };
}
