import { Alert } from 'antd';
import type { ReactNode } from 'react';
import type { Problem } from '../../client/index.ts';
import { ProblemNote } from '../layout/problem-note.tsx';
import { useConsole } from '../state/console-context.tsx';

/** Who is signed in has typed no login: of the three that may be wrong it was the password. */
export function OwnProblem({ problem }: { readonly problem: Problem }): ReactNode {
  const { say } = useConsole();
  const isPassword = problem.kind === 'refused' && problem.code === 'sign_in_wrong';
  if (!isPassword) return <ProblemNote problem={problem} />;
  return <Alert type="warning" showIcon title={say('own.notYours')} />;
}
