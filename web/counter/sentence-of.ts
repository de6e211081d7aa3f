import type { Problem } from '../client/index.ts';

/** A problem as a sentence: the server's own, or what the network did. */
export function sentenceOf(
  problem: Problem,
  say: (what: 'unreachable' | 'faulty') => string,
): string {
  if (problem.kind === 'refused') return problem.detail;
  return problem.kind === 'unreachable' ? say('unreachable') : say('faulty');
}
