import type { ReactNode } from 'react';
import './timeline.css';

export interface TimelineStep {
  readonly label: string;
  readonly at: string;
  readonly atText: string;
  /** Not the end of it: drawn as a ring. */
  readonly isOpen: boolean;
}

export function Timeline({ steps }: { readonly steps: readonly TimelineStep[] }): ReactNode {
  return (
    <ol className="timeline">
      {steps.map(({ label, at, atText, isOpen }) => (
        <li key={at + label} className={`timeline-entry${isOpen ? ' timeline-open' : ''}`}>
          <span>{label}</span>
          <time dateTime={at}>{atText}</time>
        </li>
      ))}
    </ol>
  );
}
