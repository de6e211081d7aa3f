import type { ReactNode } from 'react';
import { useLineApp } from '../../state/line-words.tsx';
import './why.css';

/** Why something costs what it costs, for whoever wants to know. */
export function Why({ sentences }: { readonly sentences: readonly string[] }): ReactNode {
  const { say } = useLineApp();
  if (sentences.length === 0) return null;
  return (
    <details className="why">
      <summary>{say('usage.why')}</summary>
      {sentences.map((sentence) => (
        <p key={sentence} className="soft small">
          {sentence}
        </p>
      ))}
    </details>
  );
}
