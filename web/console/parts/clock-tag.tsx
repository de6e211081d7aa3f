import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useConsole } from '../state/console-context.tsx';

interface ClockTagProps {
  readonly appeal: { readonly isLate: boolean; readonly isNear: boolean };
}

/** What staff must look at first: a clock that has ended, or soon will have. */
export function ClockTag({ appeal: { isLate, isNear } }: ClockTagProps): ReactNode {
  const { say } = useConsole();
  if (isLate) return <Tag color="warning">{say('appeal.late')}</Tag>;
  return isNear ? <Tag>{say('appeal.soon')}</Tag> : null;
}
