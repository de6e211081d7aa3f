import { lazy, type ReactNode, Suspense } from 'react';
import './wordmark.css';

/**
 * The letters weigh more than many a page, and nobody waits for them: they come behind it, or not
 * at all where they are lost on the way.
 */
const WordmarkName = lazy(async () => {
  try {
    return { default: (await import('./wordmark-name.tsx')).WordmarkName };
  } catch {
    return { default: () => null };
  }
});

/** Two bays side by side, and the name in both scripts. */
export function Wordmark(): ReactNode {
  return (
    <svg className="wordmark" viewBox="0 0 196 28" role="img" aria-label="Twin Harbour 雙灣">
      <g fill="none" stroke="currentColor" strokeLinecap="round" strokeWidth="2.4">
        <path d="M2 8.5a5.5 5.5 0 0 0 11 0 5.5 5.5 0 0 0 11 0" />
        <path d="M2 16.5a5.5 5.5 0 0 0 11 0 5.5 5.5 0 0 0 11 0" opacity="0.55" />
      </g>
      <Suspense>
        <WordmarkName />
      </Suspense>
    </svg>
  );
}
