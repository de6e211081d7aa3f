import type { ReactNode } from 'react';
import { Button, Skeleton } from '../../../kit/index.ts';
import { ProblemNote } from '../../layout/problem-note.tsx';
import { useApp } from '../../state/app-context.tsx';
import type { PagesOf } from '../../state/use-pages-of.ts';

interface RecordListProps<Item> {
  readonly pages: PagesOf<Item>;
  readonly none: string;
  readonly children: (item: Item) => ReactNode;
}

export function RecordList<Item>({ pages, none, children }: RecordListProps<Item>): ReactNode {
  const { say } = useApp();
  const { value, problem, items, readAgain, showEarlier } = pages;
  return (
    <>
      {problem && <ProblemNote problem={problem} onRetry={readAgain} />}
      {!value && !problem && <Skeleton words={say('waiting.long')} bars={6} />}
      {value && items.length === 0 && <p className="soft">{none}</p>}
      {items.length > 0 && <div className="card links">{items.map(children)}</div>}
      {showEarlier && (
        <Button kind="secondary" onClick={showEarlier}>
          {say('action.earlier')}
        </Button>
      )}
    </>
  );
}
