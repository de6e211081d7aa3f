import type { ReactNode } from 'react';
import type { Problem } from '../../client/index.ts';
import { Banner, Button } from '../../kit/index.ts';
import { useApp } from '../state/app-context.tsx';
import type { Say } from '../words/words.ts';

/**
 * What went wrong as a sentence: the server's own where it is a refusal, ours where nothing came.
 */
export function problemText(problem: Problem, say: Say): string {
  if (problem.kind === 'refused') return problem.detail || say('problem.refused');
  return say(problem.kind === 'faulty' ? 'problem.faulty' : 'problem.unreachable');
}

interface ProblemNoteProps {
  readonly problem: Problem;
  readonly onRetry?: () => void;
}

export function ProblemNote({ problem, onRetry }: ProblemNoteProps): ReactNode {
  const { say } = useApp();
  const icon = problem.kind === 'unreachable' ? 'offline' : 'attention';
  return (
    <Banner kind="attention" icon={icon} isNews title={problemText(problem, say)}>
      {onRetry && (
        <Button kind="secondary" onClick={onRetry}>
          {say('action.retry')}
        </Button>
      )}
    </Banner>
  );
}
