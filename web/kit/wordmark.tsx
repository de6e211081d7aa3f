import type { ReactNode } from 'react';
import './wordmark.css';
import { characters, latin } from './wordmark-paths.ts';

/** Two bays side by side, and the name in both scripts. */
export function Wordmark(): ReactNode {
  return (
    <svg className="wordmark" viewBox="0 0 196 28" role="img" aria-label="Twin Harbour 雙灣">
      <g fill="none" stroke="currentColor" strokeLinecap="round">
        <g strokeWidth="2.4">
          <path d="M2 8.5a5.5 5.5 0 0 0 11 0 5.5 5.5 0 0 0 11 0" />
          <path d="M2 16.5a5.5 5.5 0 0 0 11 0 5.5 5.5 0 0 0 11 0" opacity="0.55" />
        </g>
        <path d={latin} strokeWidth="1.9" strokeLinejoin="round" />
      </g>
      <path d={characters} fill="currentColor" transform="scale(.1)" />
    </svg>
  );
}
