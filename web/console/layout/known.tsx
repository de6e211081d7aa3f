import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useConsole } from '../state/console-context.tsx';
import type { Read } from '../../reading/index.ts';
import { ProblemNote } from './problem-note.tsx';

interface KnownProps<Value> {
  readonly read: Read<Value>;
  readonly children: (value: Value) => ReactNode;
}

/** What was read, or that it is being read, or why it could not be. */
export function Known<Value>({ read, children }: KnownProps<Value>): ReactNode {
  const { say } = useConsole();
  if (read.value !== undefined) return children(read.value);
  if (read.problem) return <ProblemNote problem={read.problem} onRetry={read.readAgain} />;
  return (
    <div role="status" aria-label={say('wait.loading')}>
      <Skeleton active title={false} paragraph={{ rows: 4 }} />
    </div>
  );
}
