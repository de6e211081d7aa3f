import type { ReactNode } from 'react';
import { Skeleton } from '../../kit/index.ts';
import { usePortal } from '../state/portal-context.tsx';

interface ReadingProps {
  readonly of: { readonly answer: unknown; readonly problem: string | undefined };
  readonly bars: number;
}

/** The shape of what is being read; nothing while the server is away, which is said above. */
export function Reading({ of: { answer, problem }, bars }: ReadingProps): ReactNode {
  const { isAway, say } = usePortal();
  if (answer !== undefined || problem !== undefined || isAway) return null;
  return <Skeleton words={say('reading')} bars={bars} />;
}
