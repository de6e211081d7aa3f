import { importsOf } from './imports.ts';
import { type Finding, finding, isCode, isTest, lineAt, type SourceFile } from './source.ts';
import { dottedName, nodesOf, type SyntaxNode } from './syntax.ts';

interface Ban {
  readonly what: RegExp;
  /** Where it is allowed, and nowhere else. */
  readonly home: RegExp;
  readonly remedy: string;
}

const oneClock = 'read the one clock (#platform/clock), which tests can set';
const calls: readonly Ban[] = [
  { what: /^Date\.now$/, home: /^platform\/clock\//, remedy: oneClock },
  { what: /^Date$/, home: /^platform\/clock\//, remedy: oneClock },
  {
    what: /^Math\.random$/,
    // It spreads repetitions of a transaction over a few milliseconds, which nothing depends on.
    home: /^platform\/postgres\/database\.ts$/,
    remedy: 'use node:crypto for what must not be guessed, or a seeded generator',
  },
  {
    what: /^(?:globalThis\.)?set(?:Timeout|Interval)$/,
    home: /^platform\/|^[^/]+$/,
    remedy: 'wait on the one clock (clock.sleepUntil) or queue a job',
  },
];
const timers = /^(?:node:)?timers(?:\/promises)?$/;

/** `Date.now()`, `new Date()` and `Date()`; a Date made from a value is only a notation. */
function calleeOf(node: SyntaxNode): string {
  const name = dottedName(node['callee']) ?? '';
  const isOfValue = node.type === 'NewExpression' && (node['arguments'] as unknown[]).length > 0;
  return name === 'Date' && isOfValue ? '' : name;
}

/** The server's time and chance come from where a test can set them. */
export function otherClocks(files: readonly SourceFile[]): Finding[] {
  const found: Finding[] = [];
  for (const file of files) {
    if (!file.path.startsWith('server/src/') || !isCode(file.path) || isTest(file.path)) continue;
    const inner = file.path.slice('server/src/'.length);
    for (const node of nodesOf(file, 'CallExpression', 'NewExpression')) {
      const callee = calleeOf(node);
      const ban = calls.find(({ what }) => what.test(callee));
      if (!ban || ban.home.test(inner)) continue;
      found.push(finding(file.path, lineAt(file.text, node.start), `calls ${callee}`, ban.remedy));
    }
    for (const { specifier = '', line } of importsOf(file)) {
      if (!timers.test(specifier) || inner.startsWith('platform/')) continue;
      found.push(finding(file.path, line, `imports ${specifier}`, 'wait on the one clock'));
    }
  }
  return found;
}
