import { Button } from 'antd';
import type { ReactNode } from 'react';
import { ProblemNote } from '../layout/problem-note.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { MoreOf } from '../state/use-more-of.ts';

interface MoreProps {
  readonly list: MoreOf<object>;
  /** How many there are in all, where that is known. */
  readonly counted?: { readonly count: number; readonly isAll: boolean };
}

/** How much of a list is shown, and the way on: no list ends without saying so. */
export function More({ list, counted }: MoreProps): ReactNode {
  const { say } = useConsole();
  const { rows, isReading, problem, readMore } = list;
  if (!readMore) return null;
  const shown = String(rows.length);
  const count = String(counted?.count);
  return (
    <>
      {problem && <ProblemNote problem={problem} />}
      <div className="more">
        <span className="soft" role="status">
          {counted === undefined
            ? say('more.some', { shown })
            : say(counted.isAll ? 'more.of' : 'more.ofAtLeast', { shown, count })}
        </span>
        <Button loading={isReading} onClick={readMore}>
          {say('more.show')}
        </Button>
      </div>
    </>
  );
}
