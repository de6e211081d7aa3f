import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import type { Problem } from '../../client/index.ts';
import { useConsole } from '../state/console-context.tsx';

interface ProblemNoteProps {
  readonly problem: Problem;
  readonly onRetry?: () => void;
}

/** What went wrong: the server's own sentence where it is a refusal, ours where nothing came. */
export function ProblemNote({ problem, onRetry }: ProblemNoteProps): ReactNode {
  const { say } = useConsole();
  const text = {
    refused: () => (problem.kind === 'refused' && problem.detail) || say('problem.faulty'),
    faulty: () => say('problem.faulty'),
    unreachable: () => say('problem.unreachable'),
  }[problem.kind]();
  const isWorthwhile = onRetry !== undefined && problem.kind !== 'refused';
  return (
    <Alert
      type="warning"
      showIcon
      title={text}
      action={isWorthwhile && <Button onClick={onRetry}>{say('action.retry')}</Button>}
    />
  );
}
