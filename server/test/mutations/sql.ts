import { isNode, type SyntaxNode } from '../house/rules/syntax.ts';

/** A statement, or the end of one: what other texts say decides nothing. */
const sql = /^(?:select|insert|update|delete|with|on conflict)\b/;

/** What decides which rows a statement takes, and what becomes of them. */
const deciding = /(?<![-=<>])(?:<=|>=|<>|<|>)(?![>=])|\b(?:and|or|least|greatest|min|max)\b/g;

const others: Readonly<Record<string, string>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '<>': '=',
  and: 'or',
  or: 'and',
  least: 'greatest',
  greatest: 'least',
  min: 'max',
  max: 'min',
};

/** Where a statement in this node's own text can be made wrong, and how. */
export function sqlChanges(
  text: string,
  node: SyntaxNode,
): readonly { readonly start: number; readonly end: number; readonly text: string }[] {
  const parts = node.type === 'TemplateLiteral' ? nodesOf(node['quasis']) : [node];
  const first = text.slice(node.start + 1, node.end - 1).trimStart();
  if (!sql.test(first)) return [];
  return parts.flatMap(({ start, end }) =>
    [...text.slice(start, end).matchAll(deciding)].map(({ 0: word, index }) => ({
      start: start + index,
      end: start + index + word.length,
      text: others[word] ?? word,
    })),
  );
}

function nodesOf(list: unknown): SyntaxNode[] {
  return Array.isArray(list) ? list.filter(isNode) : [];
}
