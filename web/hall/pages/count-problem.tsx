import type { ReactNode } from 'react';
import { Banner, Field } from '../../kit/index.ts';
import { useHall } from '../state/hall-context.tsx';
import type { Counting } from '../state/use-counting.ts';
import { sayDifference } from '../words/say-difference.ts';

interface CountProblemProps {
  readonly counting: Counting;
  readonly reason: string;
  readonly onReason: (typed: string) => void;
}

/** Why a count was not taken: over or missing, and how much; and the question why. */
export function CountProblem({ counting, reason, onReason }: CountProblemProps): ReactNode {
  const { say, format } = useHall();
  const { problem, difference, isReasonAsked } = counting;
  return (
    <>
      {problem && (
        <Banner kind="attention" title={problem} isNews>
          {difference && sayDifference(say, format, difference)}
        </Banner>
      )}
      {isReasonAsked && (
        <Field label={say('whyDifferent')} value={reason} onValue={onReason} maxLength={200} />
      )}
    </>
  );
}
