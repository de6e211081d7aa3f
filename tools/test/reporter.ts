import path from 'node:path';
import type { TestEvent } from 'node:test/reporters';
import { inspect } from 'node:util';

/**
 * Begins a line that is meant for the runner; no test prints ASCII's record separator by chance.
 */
export const mark = '\u001e';

export type Report =
  | { readonly kind: 'passed' }
  /** How long the tests of a file took. */
  | { readonly kind: 'file'; readonly file: string; readonly tookMs: number }
  | { readonly kind: 'failed'; readonly title: string; readonly text: string };

function line(report: Report): string {
  return `${mark}${JSON.stringify(report)}\n`;
}

/** Frames of the test runner, which are the same for every failure. */
const runnersFrame = /^\s+at .*\bnode:(?:internal\/|async_hooks)/;

/** What a test left running came to grief: the process fails by it, and no test does. */
const strayed = /generated asynchronous activity|asynchronous activity after the test/;

function textOf(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  const text = cause instanceof Error ? (cause.stack ?? cause.message) : inspect(cause);
  const rows = text.split('\n').filter((row) => !runnersFrame.test(row));
  return rows.join('\n');
}

function place(file: string | undefined, at: number | undefined): string {
  if (file === undefined) return '';
  const relative = path.relative(process.cwd(), file);
  return at === undefined ? relative : `${relative}:${at}`;
}

/**
 * A reporter for Node's test runner that tells failures in full as they come, and counts the rest.
 * Node loads it by `--test-reporter` and asks for a default export.
 */
export default async function* report(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const names: string[] = [];
  const tookMs = new Map<string, number>();
  for await (const { type, data } of source) {
    if ((type === 'test:pass' || type === 'test:fail') && data.nesting === 0) {
      // together.ts makes each file a suite.
      tookMs.set(data.name, data.details.duration_ms);
    }
    if (type === 'test:start') {
      names.splice(data.nesting, names.length, data.name);
    } else if (type === 'test:pass') {
      if (data.details.type !== 'suite') yield line({ kind: 'passed' });
    } else if (type === 'test:fail') {
      const error: Error & { failureType?: string } = data.details.error;
      // A suite fails because a test in it did, which has been told already.
      if (error.failureType === 'subtestsFailed') continue;
      const above = names.slice(1, data.nesting);
      const title =
        data.nesting === 0
          ? data.name
          : [place(data.file, data.line), ...above, data.name].join(' › ');
      yield line({ kind: 'failed', title, text: textOf(error) });
    } else if (type === 'test:diagnostic' && strayed.test(data.message)) {
      const title = place(data.file, undefined) || 'after the tests';
      yield line({ kind: 'failed', title, text: data.message });
    } else if (type === 'test:stdout' || type === 'test:stderr') {
      yield data.message;
    }
  }
  for (const [file, ms] of tookMs) yield line({ kind: 'file', file, tookMs: ms });
}
