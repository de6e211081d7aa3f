import { type Finding, finding, isCode, lineAt, type SourceFile } from './source.ts';
import { dottedName, isNode, type SyntaxNode, syntaxOf, walkSyntax } from './syntax.ts';

const mostLines = 60;
const kinds = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

/** `describe` and `suite` take a function only to hold tests together; its length says nothing. */
function isBracket(parent: SyntaxNode | undefined): boolean {
  if (parent?.type !== 'CallExpression') return false;
  return /^(?:describe|suite)\b/.test(dottedName(parent['callee']) ?? '');
}

function nameOf(node: SyntaxNode, parent: SyntaxNode | undefined): string {
  const named = isNode(node['id']) ? node['id'] : (parent?.['id'] ?? parent?.['key']);
  return dottedName(named) ?? 'a function';
}

/** Sixty lines are one screen: what a function does can then be seen without scrolling. */
export function longFunctions(files: readonly SourceFile[]): Finding[] {
  const found: Finding[] = [];
  for (const file of files.filter(({ path }) => isCode(path))) {
    walkSyntax(syntaxOf(file).program, (node, parent) => {
      if (!kinds.has(node.type) || isBracket(parent)) return;
      const first = lineAt(file.text, node.start);
      const count = lineAt(file.text, node.end) - first + 1;
      if (count <= mostLines) return;
      const problem = `${nameOf(node, parent)} has ${count} lines, the limit is ${mostLines}`;
      found.push(finding(file.path, first, problem, 'name its steps and give each a function'));
    });
  }
  return found;
}
