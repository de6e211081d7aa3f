import { importsOf, resolverFor } from './imports.ts';
import { type Finding, finding, isCode, type SourceFile } from './source.ts';

/** The files of the repository that each file imports. */
export function importGraph(files: readonly SourceFile[]): Map<string, string[]> {
  const resolver = resolverFor(files);
  const known = new Set(files.map(({ path }) => path));
  const graph = new Map<string, string[]>();
  for (const file of files.filter(({ path }) => isCode(path))) {
    const targets = importsOf(file)
      .map(({ specifier }) => (specifier ? resolver.resolve(file.path, specifier) : undefined))
      .filter((target) => target !== undefined && known.has(target));
    graph.set(file.path, targets as string[]);
  }
  return graph;
}

/**
 * Files that need each other, types included. Small files alone do not make an architecture: once
 * two folders are one knot, neither can be read, tested or replaced alone.
 */
export function cycles(files: readonly SourceFile[]): Finding[] {
  const graph = importGraph(files);
  const done = new Set<string>();
  const trail: string[] = [];
  const found: Finding[] = [];
  const visit = (path: string): void => {
    const at = trail.indexOf(path);
    if (at !== -1) {
      const circle = [...trail.slice(at), path].join(' → ');
      found.push(finding(path, 1, `imports itself by ${circle}`, 'move what both need below both'));
    }
    if (at !== -1 || done.has(path)) return;
    trail.push(path);
    for (const target of graph.get(path) ?? []) visit(target);
    trail.pop();
    done.add(path);
  };
  for (const path of graph.keys()) visit(path);
  return found;
}
