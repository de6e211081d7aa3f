import { parseSync } from 'vite';
import type { SourceFile } from './source.ts';
import { lineAt } from './source.ts';

/** A node of the ESTree that Vite's parser makes of TypeScript and JSX. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

export interface Comment {
  readonly text: string;
  readonly line: number;
}

export interface Syntax {
  readonly program: SyntaxNode;
  readonly comments: readonly Comment[];
}

const parsed = new WeakMap<SourceFile, Syntax>();

/**
 * Parses a file once, however many rules ask. A file that does not parse is for the compiler to
 * tell.
 */
export function syntaxOf(file: SourceFile): Syntax {
  const known = parsed.get(file);
  if (known) return known;
  const result = parseSync(file.path, file.text);
  const syntax = {
    program: result.program as unknown as SyntaxNode,
    comments: result.comments.map(({ value, start }) => ({
      text: value,
      line: lineAt(file.text, start),
    })),
  };
  parsed.set(file, syntax);
  return syntax;
}

export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

/** Visits a node and all below it; the visitor is told the parent and the field it hangs on. */
export function walkSyntax(
  node: SyntaxNode,
  visit: (node: SyntaxNode, parent: SyntaxNode | undefined, field: string) => void,
  parent?: SyntaxNode,
  field = '',
): void {
  visit(node, parent, field);
  for (const [name, value] of Object.entries(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child)) walkSyntax(child, visit, node, name);
    }
  }
}

export function nodesOf(file: SourceFile, ...types: readonly string[]): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  walkSyntax(syntaxOf(file).program, (node) => {
    if (types.includes(node.type)) found.push(node);
  });
  return found;
}

/** The value of a string literal, or of a template without holes. */
export function literalText(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'Literal') return typeof node['value'] === 'string' ? node['value'] : undefined;
  if (node.type !== 'TemplateLiteral') return undefined;
  return (node['expressions'] as unknown[]).length === 0 ? templateText(node) : undefined;
}

/** The text of a template with a question mark in each hole. */
export function templateText(node: SyntaxNode): string {
  const quasis = node['quasis'] as { value: { cooked: string | null } }[];
  return quasis.map((quasi) => quasi.value.cooked ?? '').join('?');
}

/** `a` and `a.b.c` as text; undefined for anything else. */
export function dottedName(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'Identifier') return String(node['name']);
  if (node.type !== 'MemberExpression' || node['computed'] === true) return undefined;
  const object = dottedName(node['object']);
  const property = dottedName(node['property']);
  return object === undefined || property === undefined ? undefined : `${object}.${property}`;
}
