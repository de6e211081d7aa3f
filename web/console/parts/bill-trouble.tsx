import type { ReactNode } from 'react';
import type { Say } from '../words/words.ts';
import { useConsole } from '../state/console-context.tsx';

/** What stood in the way of a bill, by how the server writes it down; the rest is told as it is. */
const known = {
  bill_of_another: 'trouble.ofAnother',
  bill_unreadable: 'trouble.unreadable',
  bill_overtaken: 'trouble.overtaken',
  too_many_breaks: 'trouble.tooMany',
  'there is no bill yet': 'trouble.notYet',
  'there is no bill, and there should be one': 'trouble.missing',
  'the connector is not there any more': 'trouble.noConnector',
  'a fault; the log says more': 'trouble.fault',
} as const;

function isKnown(text: string): text is keyof typeof known {
  return Object.hasOwn(known, text);
}

/** Why a day has no bill yet, in words; a refusal is written as its code and its details. */
export function troubleText(problem: string, say: Say): string {
  const [code = ''] = problem.split(' {', 1);
  if (problem.startsWith('nothing was sent')) return say('trouble.unreached');
  return isKnown(code) ? say(known[code]) : problem;
}

export function BillTrouble({ problem }: { readonly problem: string | null }): ReactNode {
  const { say } = useConsole();
  if (problem === null) return null;
  return <span title={problem}>{troubleText(problem, say)}</span>;
}
