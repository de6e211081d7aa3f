import { importsByName } from './imports-by-name.ts';
import { type Finding, finding, isCode, isTest, lineAt, type SourceFile } from './source.ts';
import { isNode, nodesOf, type SyntaxNode } from './syntax.ts';

/**
 * The demo's people and machines come in production by an invitation; by single transfers the books
 * alone are measured and simulated.
 */
const known = new Set(['createDeveloper', 'findKioskByCode', 'postTransfer']);

const demo = /^server\/(?:demo\/|src\/demo-[^/]+\.ts$|src\/commands\/demo\.ts$)/;

const offering = /^server\/src\/domains\/[^/]+\/[^/]+\.ts$/;

function domainOf(path: string): string | undefined {
  return /^server\/src\/domains\/([^/]+)\//.exec(path)?.[1];
}

function nameOf(node: unknown): string | undefined {
  return isNode(node) && typeof node['name'] === 'string' ? node['name'] : undefined;
}

/** The functions that a file exports where it makes them. */
function functionsOf(file: SourceFile): { readonly name: string; readonly line: number }[] {
  return nodesOf(file, 'ExportNamedDeclaration').flatMap((node) => {
    const declared = node['declaration'];
    const isFunction = isNode(declared) && declared.type === 'FunctionDeclaration';
    const name = isFunction ? nameOf(declared['id']) : undefined;
    return name === undefined ? [] : [{ name, line: lineAt(file.text, node.start) }];
  });
}

/** Under which other name a door hands something out. */
function renamedBy(file: SourceFile): [string, string][] {
  return nodesOf(file, 'ExportSpecifier').flatMap((node: SyntaxNode): [string, string][] => {
    const [local, exported] = [nameOf(node['local']), nameOf(node['exported'])];
    return local === undefined || exported === undefined ? [] : [[local, exported]];
  });
}

/**
 * What a domain can do and nobody asks it for but tests and the demo: then an operator has no way
 * to it, or it is dead. Store files are for their own domain, and `deadFiles` sees them.
 */
export function unaskedOffers(files: readonly SourceFile[]): Finding[] {
  const asked = new Set<string>();
  const renamed = new Map<string, string>();
  const live = files.filter(({ path }) => isCode(path) && !isTest(path) && !demo.test(path));
  for (const file of live) {
    const own = domainOf(file.path);
    for (const { name, from } of importsByName(file)) {
      const domain = /^#([\w-]+)$/.exec(from)?.[1] ?? (from.startsWith('.') ? own : undefined);
      if (domain !== undefined) asked.add(`${domain} ${name}`);
    }
    if (own === undefined) continue;
    for (const [local, exported] of renamedBy(file)) renamed.set(`${own} ${local}`, exported);
  }
  return live.flatMap((file) => {
    const domain = domainOf(file.path);
    if (domain === undefined || !offering.test(file.path)) return [];
    const uses = nodesOf(file, 'Identifier').map(nameOf);
    return functionsOf(file)
      .filter(({ name }) => {
        const names = [name, renamed.get(`${domain} ${name}`) ?? name];
        const isOwn = uses.filter((one) => one === name).length > 1;
        return !isOwn && !known.has(name) && !names.some((one) => asked.has(`${domain} ${one}`));
      })
      .map(({ name, line }) =>
        finding(
          file.path,
          line,
          `only tests or the demo ask for ${name}`,
          'give whoever runs or uses Lowu a way to it, or delete it',
        ),
      );
  });
}
