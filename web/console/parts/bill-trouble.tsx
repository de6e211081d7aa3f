import type { ReactNode } from 'react';
import { useConsole } from '../state/console-context.tsx';
import { troubleText } from './bill-trouble-text.ts';

export function BillTrouble({ problem }: { readonly problem: string | null }): ReactNode {
  const { say } = useConsole();
  if (problem === null) return null;
  return <span title={problem}>{troubleText(problem, say)}</span>;
}
