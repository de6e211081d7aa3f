import type { ReactNode } from 'react';
import { Banner, Button } from '../../kit/index.ts';
import { ProblemNote } from '../layout/problem-note.tsx';
import { useLineApp } from '../state/line-words.tsx';
import type { Change } from '../state/use-change.ts';
import type { Loaded } from '../state/use-loaded.ts';

interface OutcomeNoteProps {
  readonly change: Pick<Change<string>, 'problem' | 'isUnknown'>;
  readonly loaded: Pick<Loaded<unknown>, 'isLoading' | 'readAgain'>;
}

/**
 * How a change went that did not go well. Where no answer came nothing is said of it but how to
 * know; once that was read, it is said that the screen shows it.
 */
export function OutcomeNote({ change, loaded }: OutcomeNoteProps): ReactNode {
  const { say } = useLineApp();
  const { problem, isUnknown } = change;
  if (!problem) return null;
  if (problem.kind === 'refused') return <ProblemNote problem={problem} />;
  if (!isUnknown) return <Banner kind="calm" isNews title={say('change.looked')} />;
  return (
    <Banner kind="attention" icon="offline" isNews title={say('change.unknown')}>
      <p>{say('change.unknownText')}</p>
      <Button
        kind="secondary"
        busyLabel={loaded.isLoading ? say('action.working') : undefined}
        onClick={loaded.readAgain}
      >
        {say('change.look')}
      </Button>
    </Banner>
  );
}
