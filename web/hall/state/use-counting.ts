import { useState } from 'react';
import type { Money, Problem } from '../../client/index.ts';
import { type Calling, hkd } from '../../counter/index.ts';
import { useCalling } from './use-calling.ts';

/** A count that is sent, and by how much the last one that was refused differs from the books. */
export interface Counting extends Calling {
  readonly difference: Money | undefined;
  /** Somebody counted what does not fit: a reason is asked for from then on. */
  readonly isReasonAsked: boolean;
  /** Begins anew. */
  forget(): void;
}

/** What a count differs by is told by the server, and only once the count was sent. */
export function useCounting(): Counting {
  const [difference, setDifference] = useState<Money>();
  const [isReasonAsked, setReasonAsked] = useState(false);
  const calling = useCalling((found) => {
    const differs = differenceIn(found);
    setDifference(differs);
    if (differs) setReasonAsked(true);
  });
  return {
    ...calling,
    difference,
    isReasonAsked,
    forget: () => {
      setDifference(undefined);
      setReasonAsked(false);
    },
  };
}

function differenceIn(problem: Problem): Money | undefined {
  const isThat = problem.kind === 'refused' && problem.code === 'till_difference_unexplained';
  return isThat ? hkd(Number(problem.details['difference'])) : undefined;
}
