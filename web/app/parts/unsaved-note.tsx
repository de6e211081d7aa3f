import type { ReactNode } from 'react';
import { isOutcomeUnknown, type Problem } from '../../client/index.ts';
import { Banner } from '../../kit/index.ts';
import { ProblemNote } from '../layout/problem-note.tsx';
import { useLineApp } from '../state/line-words.tsx';

/** Choices that the server has not confirmed: refused and taken back, or kept here to be sent. */
export function UnsavedNote({ problem }: { readonly problem: Problem | undefined }): ReactNode {
  const { say } = useLineApp();
  if (!problem) return null;
  if (!isOutcomeUnknown(problem)) return <ProblemNote problem={problem} />;
  return (
    <Banner kind="attention" icon="offline" isNews title={say('change.unsaved')}>
      <p>{say('change.unsavedText')}</p>
    </Banner>
  );
}
