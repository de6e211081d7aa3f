import type { ReactNode } from 'react';
import type { Problem } from '../../../client/index.ts';
import { Banner, Button } from '../../../kit/index.ts';
import { ProblemNote } from '../../layout/problem-note.tsx';
import { useLineApp } from '../../state/line-words.tsx';

interface OutcomeNoteProps {
  readonly problem: Problem;
  readonly onLook: () => void;
}

/**
 * A refusal says that nothing was done. Where no answer came it may have been: then nothing is said
 * of it but how to know, and that money is not taken twice meanwhile.
 */
export function OutcomeNote({ problem, onLook }: OutcomeNoteProps): ReactNode {
  const { say } = useLineApp();
  if (problem.kind === 'refused') return <ProblemNote problem={problem} />;
  return (
    <Banner kind="attention" icon="offline" isNews title={say('autoTopup.unknown')}>
      <p>{say('autoTopup.unknownText')}</p>
      <Button kind="secondary" onClick={onLook}>
        {say('autoTopup.look')}
      </Button>
    </Banner>
  );
}

/** What stands below was read before, and may have changed since. */
export function NotReadNote({ onRetry }: { readonly onRetry: () => void }): ReactNode {
  const { say } = useLineApp();
  return (
    <Banner kind="attention" icon="offline" isNews title={say('autoTopup.notRead')}>
      <p>{say('autoTopup.notReadText')}</p>
      <Button kind="secondary" onClick={onRetry}>
        {say('autoTopup.look')}
      </Button>
    </Banner>
  );
}
