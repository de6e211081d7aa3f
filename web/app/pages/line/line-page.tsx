import type { ReactNode } from 'react';
import { useSearch } from 'wouter';
import type { Line } from '../../../client/index.ts';
import { Skeleton } from '../../../kit/index.ts';
import { Page } from '../../layout/page.tsx';
import { ProblemNote } from '../../layout/problem-note.tsx';
import { UnknownSession } from '../../parts/unknown-session.tsx';
import { pageAddress } from '../../routes.ts';
import { useApp } from '../../state/app-context.tsx';
import { numbersOf, useChosenNumber, useLines } from '../../state/use-lines.ts';
import { Welcome } from '../home/welcome.tsx';

interface LinePageProps {
  readonly title: string;
  readonly children: (line: Line) => ReactNode;
}

function Chosen({ children }: Pick<LinePageProps, 'children'>): ReactNode {
  const { say } = useApp();
  const lines = useLines();
  // A message leads to the line that it was said to, whichever is chosen.
  const asked = new URLSearchParams(useSearch()).get('number');
  const [chosen] = useChosenNumber(numbersOf(lines.value?.lines ?? []), asked);
  return (
    <>
      {lines.problem && <ProblemNote problem={lines.problem} onRetry={lines.readAgain} />}
      {!lines.value && !lines.problem && <Skeleton words={say('waiting.long')} bars={6} />}
      {lines.value && !chosen && <p className="soft">{say('home.noLines')}</p>}
      {chosen && children(chosen.line)}
    </>
  );
}

/**
 * A page about the line that is chosen on the first page or asked for, for whoever is signed in.
 */
export function LinePage({ title, children }: LinePageProps): ReactNode {
  const { session } = useApp();
  return (
    <Page title={title} back={pageAddress('home')}>
      {!session && <UnknownSession />}
      {session && (session.isSignedIn ? <Chosen>{children}</Chosen> : <Welcome />)}
    </Page>
  );
}
