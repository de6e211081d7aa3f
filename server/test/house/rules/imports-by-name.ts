import type { SourceFile } from './source.ts';
import { isNode, literalText, nodesOf } from './syntax.ts';

export interface NamedImport {
  /** As the other file calls it. */
  readonly name: string;
  /** The path that stands behind `from`. */
  readonly from: string;
}

/** Every name that a file imports by its name. */
export function importsByName(file: SourceFile): NamedImport[] {
  return nodesOf(file, 'ImportDeclaration').flatMap((node) => {
    const from = literalText(node['source']);
    const specifiers = node['specifiers'];
    if (from === undefined || !Array.isArray(specifiers)) return [];
    return specifiers.flatMap((one: unknown) => {
      const imported = isNode(one) ? one['imported'] : undefined;
      const name = isNode(imported) ? imported['name'] : undefined;
      return typeof name === 'string' ? [{ name, from }] : [];
    });
  });
}
