import type { ReactNode } from 'react';
import './skeleton.css';

interface SkeletonProps {
  /** Said at once to whoever listens, and shown once the wait is a long one. */
  readonly words: string;
  readonly bars?: number;
}

/**
 * The shape of what is coming. It does not move: motion would promise that something is happening.
 */
export function Skeleton({ words, bars = 4 }: SkeletonProps): ReactNode {
  return (
    <div className="skeleton" role="status">
      {Array.from({ length: bars }, (_, index) => (
        <div key={index} className="skeleton-bar" aria-hidden="true" />
      ))}
      <p className="skeleton-words">{words}</p>
    </div>
  );
}
