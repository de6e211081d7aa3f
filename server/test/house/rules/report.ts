import { type Exception, exceptions } from '../exceptions.ts';
import type { Finding } from './source.ts';

const mostLines = 40;

/** `path:line: what is wrong; what to do`, the form that editors turn into a link. */
export function linesOf(findings: readonly Finding[]): string[] {
  return findings.map(
    ({ path, line, problem, remedy }) => `${path}:${line}: ${problem}; ${remedy}`,
  );
}

/** Where and what alone, for the tests that plant a breach and look whether it is found. */
export function placesOf(findings: readonly Finding[]): string[] {
  return findings.map(({ path, line, problem }) => `${path}:${line}: ${problem}`);
}

/**
 * What is left to tell once the known exceptions of the rule are taken off. An exception that
 * allows more than there is left to mend is told too, so that the list of exceptions can only
 * shrink.
 */
export function toldOf(
  rule: string,
  findings: readonly Finding[],
  known: readonly Exception[] = exceptions,
): string[] {
  const ofRule = known.filter((exception) => exception.rule === rule);
  const countOf = (path: string): number => findings.filter((one) => one.path === path).length;
  const excused = new Set(
    ofRule.filter(({ path, count }) => countOf(path) <= count).map(({ path }) => path),
  );
  const stale = ofRule
    .filter(({ path, count }) => countOf(path) < count)
    .map(({ path, count }) => `${path}: ${count} excepted, ${countOf(path)} left; lower it`);
  return [...linesOf(findings.filter((one) => !excused.has(one.path))), ...stale];
}

/** Fails with one line per finding. */
export function holds(rule: string, findings: readonly Finding[]): void {
  const told = toldOf(rule, findings);
  if (told.length === 0) return;
  const rest = told.length > mostLines ? [`… and ${told.length - mostLines} more`] : [];
  const message = [`${rule}:`, ...told.slice(0, mostLines), ...rest].join('\n');
  const error = new Error(message);
  // Where the rule was asked says nothing about where the house breaks it.
  error.stack = message;
  throw error;
}
