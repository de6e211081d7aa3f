import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Problem } from '../../client/index.ts';
import { Banner, Button, buttonClass } from '../../kit/index.ts';
import { pageAddress } from '../routes.ts';
import { useApp } from '../state/app-context.tsx';
import type { Say } from '../words/words.ts';

/**
 * What went wrong as a sentence: the server's own where it is a refusal, ours where nothing came.
 */
export function problemText(problem: Problem, say: Say): string {
  if (problem.kind === 'refused') return problem.detail || say('problem.refused');
  return say(problem.kind === 'faulty' ? 'problem.faulty' : 'problem.unreachable');
}

/** A refusal may name the order that stands in the way; then that is where to go. */
function topupIn(problem: Problem): string | undefined {
  const topup = problem.kind === 'refused' ? problem.details['topup'] : undefined;
  return typeof topup === 'string' ? topup : undefined;
}

interface ProblemNoteProps {
  readonly problem: Problem;
  readonly onRetry?: () => void;
}

export function ProblemNote({ problem, onRetry }: ProblemNoteProps): ReactNode {
  const { say } = useApp();
  const topup = topupIn(problem);
  const icon = problem.kind === 'unreachable' ? 'offline' : 'attention';
  const hasChoice = topup !== undefined || onRetry !== undefined;
  const choices = hasChoice && (
    <>
      {topup !== undefined && (
        <Link href={pageAddress('topup', { topup })} className={buttonClass('primary')}>
          {say('open.show')}
        </Link>
      )}
      {onRetry && (
        <Button kind="secondary" onClick={onRetry}>
          {say('action.retry')}
        </Button>
      )}
    </>
  );
  return (
    <Banner kind="attention" icon={icon} isNews title={problemText(problem, say)}>
      {choices || undefined}
    </Banner>
  );
}
