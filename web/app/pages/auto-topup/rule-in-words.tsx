import type { ReactNode } from 'react';
import { useLineApp } from '../../state/line-words.tsx';
import { ruleParts, type Said } from './rule-sentence.ts';

/** Each sentence on a line of its own: a rule of several is read at a glance, and agreed to. */
export function RuleInWords({ rule }: { readonly rule: Said }): ReactNode {
  const app = useLineApp();
  return (
    <p className="rule-sentence">
      {ruleParts(app, rule).map((part) => (
        <span key={part}>{part} </span>
      ))}
    </p>
  );
}
