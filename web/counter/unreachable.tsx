import type { ReactNode } from 'react';
import { Banner, Button } from '../kit/index.ts';

interface UnreachableProps {
  readonly say: (key: 'title' | 'unreachable' | 'beginAgain') => string;
}

/** Nothing was heard of who is here: nothing can be shown, and nothing is lost by another try. */
export function Unreachable({ say }: UnreachableProps): ReactNode {
  return (
    <>
      <h1>{say('title')}</h1>
      <Banner kind="attention" title={say('unreachable')} />
      <Button onClick={() => location.reload()}>{say('beginAgain')}</Button>
    </>
  );
}
