import { isNode, type SyntaxNode, syntaxOf, walkSyntax } from '../house/rules/syntax.ts';
import { lineAt } from '../house/rules/source.ts';
import type { SourceFile } from '../house/rules/source.ts';
import { sqlChanges } from './sql.ts';

/** One small change that makes code wrong, if any test looks there. */
export interface Mutation {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly line: number;
  /** What it does, for a person. */
  readonly what: string;
}

/** What somebody who mistypes or misthinks would write instead. */
const others: Readonly<Record<string, string>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '&&': '||',
  '||': '&&',
  '??': '&&',
};

/** Every change that can be made to a file, in the order of its text. */
export function mutationsOf(file: SourceFile): Mutation[] {
  const found: Mutation[] = [];
  const change = (start: number, end: number, text: string): void => {
    const before = file.text.slice(start, end).replaceAll(/\s+/g, ' ');
    const what = `${before} → ${text || 'nothing'}`;
    found.push({ start, end, text, line: lineAt(file.text, start), what });
  };
  walkSyntax(syntaxOf(file).program, (node, parent) => {
    switch (node.type) {
      case 'BinaryExpression':
      case 'LogicalExpression':
        return changeOperator(file, node, change);
      case 'Literal':
        return changeLiteral(file, node, parent, change);
      case 'TemplateLiteral':
        return changeSql(file, node, change);
      case 'UnaryExpression':
        if (node['operator'] === '!') change(node.start, node.start + 1, '');
        return;
      case 'IfStatement':
      case 'ConditionalExpression':
        return changeCondition(node, change);
      case 'ExpressionStatement':
        return leaveOut(node, change);
      default:
    }
  });
  return found.sort((one, other) => one.start - other.start);
}

type Change = (start: number, end: number, text: string) => void;

function changeOperator(file: SourceFile, node: SyntaxNode, change: Change): void {
  const { left, right, operator } = node;
  const other = others[String(operator)];
  if (!isNode(left) || !isNode(right) || other === undefined) return;
  const start = file.text.indexOf(String(operator), left.end);
  if (start < right.start) change(start, start + String(operator).length, other);
}

/**
 * Numbers become their neighbours, truth becomes its opposite, statements take other rows; other
 * texts and types stay.
 */
function changeLiteral(
  file: SourceFile,
  node: SyntaxNode,
  parent: SyntaxNode | undefined,
  change: Change,
): void {
  if (parent?.type.startsWith('TS') && parent.type !== 'TSAsExpression') return;
  const { value } = node;
  if (typeof value === 'boolean') change(node.start, node.end, String(!value));
  if (typeof value === 'number') change(node.start, node.end, String(value + 1));
  if (typeof value === 'bigint') change(node.start, node.end, `${value + 1n}n`);
  if (typeof value === 'string') changeSql(file, node, change);
}

function changeSql(file: SourceFile, node: SyntaxNode, change: Change): void {
  for (const { start, end, text } of sqlChanges(file.text, node)) change(start, end, text);
}

function changeCondition({ test }: SyntaxNode, change: Change): void {
  if (!isNode(test)) return;
  change(test.start, test.end, 'true');
  change(test.start, test.end, 'false');
}

/** A call whose result nobody takes is there for what it does. */
function leaveOut(node: SyntaxNode, change: Change): void {
  const { expression } = node;
  const call = isNode(expression) && expression.type === 'AwaitExpression';
  const called = call ? expression['argument'] : expression;
  if (isNode(called) && called.type === 'CallExpression') change(node.start, node.end, ';');
}
