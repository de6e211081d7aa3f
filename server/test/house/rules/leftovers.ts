import { type Finding, finding, isCode, lineAt, type SourceFile } from './source.ts';
import { dottedName, isNode, nodesOf, syntaxOf } from './syntax.ts';

/** The customary marks of unfinished work; written so that this file does not carry them itself. */
const marks = /\b(?:TO[D]O|FIX[M]E|X{3}|HAC[K])\b/;
const fence = /^```/;

function commentsIn(file: SourceFile): { text: string; line: number }[] {
  if (isCode(file.path)) return [...syntaxOf(file).comments];
  if (!/\.(?:sql|css|html|md|yaml|sh)$/.test(file.path)) return [];
  let isFenced = false;
  return file.text.split('\n').map((text, index) => {
    if (fence.test(text)) isFenced = !isFenced;
    return { text: isFenced ? '' : text.replaceAll(/`[^`]*`/g, ''), line: index + 1 };
  });
}

/**
 * A promise in a comment is forgotten; it is either done now or written down where work is planned.
 */
export function unfinishedWork(files: readonly SourceFile[]): Finding[] {
  return files.flatMap((file) =>
    commentsIn(file)
      .filter(({ text }) => marks.test(text))
      .map(({ line }) =>
        finding(file.path, line, 'a mark of unfinished work', 'do it, or plan it outside the code'),
      ),
  );
}

const switchedOff = /^(?:test|it|describe|suite|t)(?:\.\w+)*\.(?:skip|only|todo)$/;
const shortcuts = new Set(['xit', 'xtest', 'xdescribe', 'fit', 'fdescribe']);

/** A test that does not run proves nothing and looks as if it did. */
export function switchedOffTests(files: readonly SourceFile[]): Finding[] {
  const found: Finding[] = [];
  for (const file of files.filter(({ path }) => isCode(path) && /\.(?:test|fuzz)\./.test(path))) {
    for (const call of nodesOf(file, 'CallExpression')) {
      const name = dottedName(call['callee']) ?? '';
      const options = (call['arguments'] as unknown[]).find(
        (argument) => isNode(argument) && argument.type === 'ObjectExpression',
      );
      const isTest = /^(?:test|it|describe|suite)$/.test(name);
      const isOff = isTest && isNode(options) && switchesOff(options);
      if (!isOff && !switchedOff.test(name) && !shortcuts.has(name)) continue;
      const line = lineAt(file.text, call.start);
      found.push(finding(file.path, line, 'not every test runs', 'mend the test or take it out'));
    }
  }
  return found;
}

function switchesOff(options: Record<string, unknown>): boolean {
  return (options['properties'] as unknown[]).some(
    (property) =>
      isNode(property) && /^(?:skip|only|todo)$/.test(dottedName(property['key']) ?? ''),
  );
}
