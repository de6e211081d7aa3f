import { isCode, lineAt, type SourceFile } from './source.ts';
import {
  dottedName,
  isNode,
  literalText,
  nodesOf,
  type SyntaxNode,
  templateText,
} from './syntax.ts';

/** A text of SQL and the line it begins on. Holes of a template stand as question marks. */
export interface SqlText {
  readonly text: string;
  readonly line: number;
}

/** Forms that prose does not take: each needs two of SQL's words in SQL's order. */
const statement = new RegExp(
  [
    String.raw`^\s*(?:select\b[\s\S]+\bfrom\b|insert\s+into\b|delete\s+from\b)`,
    String.raw`^\s*update\s+[\w.?"]+(?:\s+(?:as\s+)?\w+)?\s+set\b`,
    String.raw`^\s*(?:create|alter|drop)\s+(?:table|index|unique|schema|view|role|function|type)\b`,
    String.raw`^\s*with\s+(?:recursive\s+)?\w+(?:\s*\([^)]*\))?\s+as\s*(?:materialized\s*)?\(`,
    String.raw`^\s*(?:truncate|lock)\s+table\b`,
    String.raw`^\s*select\s+(?:pg_|set_config|nextval|now\()`,
  ].join('|'),
  'i',
);

function textOf(node: SyntaxNode): string | undefined {
  return node.type === 'TemplateLiteral' ? templateText(node) : literalText(node);
}

/** Every literal of a code file that reads as SQL, or the whole of a .sql file. */
export function sqlTextsOf(file: SourceFile): SqlText[] {
  if (file.path.endsWith('.sql')) return [{ text: file.text, line: 1 }];
  if (!isCode(file.path)) return [];
  return nodesOf(file, 'Literal', 'TemplateLiteral')
    .map((node) => ({ text: textOf(node) ?? '', line: lineAt(file.text, node.start) }))
    .filter(({ text }) => statement.test(text));
}

/** Tables named as the first argument of `insertRows`, which writes the statement itself. */
export function insertedTablesOf(file: SourceFile): SqlText[] {
  return nodesOf(file, 'CallExpression')
    .filter((call) => dottedName(call['callee']) === 'insertRows')
    .map((call) => ({
      node: (call['arguments'] as unknown[])[0],
      line: lineAt(file.text, call.start),
    }))
    .map(({ node, line }) => ({ text: isNode(node) ? (textOf(node) ?? '') : '', line }));
}

const homes = [
  /^server\/src\/.+\/store\.ts$/,
  /^server\/src\/.+\/(?:store|sql)\//,
  /^server\/db\//,
  // It speaks the language itself: transactions, migrations, statements over rows.
  /^server\/src\/platform\/postgres\//,
];

export function isSqlHome(path: string): boolean {
  return homes.some((home) => home.test(path));
}

function blank(quoted: string): string {
  return quoted.replaceAll(/[^\n]/g, ' ');
}

/** Without comments and without the insides of quoted strings, both of which may hold any word. */
export function bareSql(text: string): string {
  return text
    .replaceAll(/--[^\n]*/g, blank)
    .replaceAll(/\/\*[\s\S]*?\*\//g, blank)
    .replaceAll(/'(?:[^']|'')*'/g, blank);
}
