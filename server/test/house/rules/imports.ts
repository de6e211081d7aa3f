import path from 'node:path';
import { lineAt, type SourceFile } from './source.ts';
import { isNode, literalText, nodesOf, type SyntaxNode } from './syntax.ts';

/** One import of a file: static, dynamic, re-exported or of a type; all of them bind. */
export interface Import {
  /** Undefined where the path is computed, which no rule can follow. */
  readonly specifier: string | undefined;
  readonly line: number;
}

const importing = [
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
];

function sourceOf(node: SyntaxNode): unknown {
  const source = node['source'];
  return isNode(source) && source.type === 'TSLiteralType' ? source['literal'] : source;
}

export function importsOf(file: SourceFile): Import[] {
  return nodesOf(file, ...importing)
    .filter((node) => isNode(sourceOf(node)))
    .map((node) => ({
      specifier: literalText(sourceOf(node)),
      line: lineAt(file.text, node.start),
    }));
}

/** The name of the package that a specifier names: `pg`, `node:fs`, `@lowu/contract`. */
export function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier.split('/')[0] ?? specifier;
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

type Doors = ReadonlyMap<string, string>;

/** The `imports` of each workspace's package.json (`#ledger`) and the exports of the contract. */
export interface Resolver {
  /** The file of the repository that is meant, or undefined where it is a package. */
  resolve(fromPath: string, specifier: string): string | undefined;
}

function doorsOf(manifest: SourceFile): Doors {
  const { imports = {} } = JSON.parse(manifest.text) as { imports?: Record<string, string> };
  return new Map(Object.entries(imports));
}

function throughDoor(doors: Doors, specifier: string): string | undefined {
  const exact = doors.get(specifier);
  if (exact !== undefined) return exact;
  for (const [pattern, target] of doors) {
    const [before = '', after] = pattern.split('*');
    if (after === undefined || !specifier.startsWith(before)) continue;
    return target.replaceAll('*', specifier.slice(before.length));
  }
  return undefined;
}

/** Follows imports as Node does, by the package.json files among the files given. */
export function resolverFor(files: readonly SourceFile[]): Resolver {
  const doors = new Map<string, Doors>();
  for (const file of files) {
    if (!/^[a-z]+\/package\.json$/.test(file.path)) continue;
    doors.set(path.posix.dirname(file.path), doorsOf(file));
  }
  return {
    resolve(fromPath, specifier) {
      if (specifier.startsWith('.')) {
        return path.posix.join(path.posix.dirname(fromPath), specifier);
      }
      const contract = /^@lowu\/contract\/(.+)$/.exec(specifier);
      if (contract) return `contract/src/${contract[1]}.ts`;
      const workspace = fromPath.split('/')[0] ?? '';
      if (!specifier.startsWith('#')) return undefined;
      const target = throughDoor(doors.get(workspace) ?? new Map<string, string>(), specifier);
      return path.posix.join(workspace, target ?? specifier);
    },
  };
}
