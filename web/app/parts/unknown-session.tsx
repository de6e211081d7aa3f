import type { ReactNode } from 'react';
import { Skeleton } from '../../kit/index.ts';
import { ProblemNote } from '../layout/problem-note.tsx';
import { useApp } from '../state/app-context.tsx';
import { useStore } from '../state/store.ts';

/**
 * Until the server has told who is here, neither the page of a person nor a stranger's is shown.
 */
export function UnknownSession(): ReactNode {
  const { device, say } = useApp();
  const problem = useStore(device.sessionProblem);
  if (!problem) return <Skeleton words={say('waiting.long')} bars={6} />;
  return <ProblemNote problem={problem} onRetry={() => void device.loadSession()} />;
}
