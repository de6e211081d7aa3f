import path from 'node:path';
import { importGraph } from './cycles.ts';
import { type Finding, finding, isCode, isTest, type SourceFile } from './source.ts';
import { literalText, nodesOf } from './syntax.ts';

const doors = /^(?:server\/src\/.+\/index\.ts|server\/src\/[^/]+\.ts|contract\/src\/[^/]+\.ts)$/;
const programs = /(?:^|\/)(?:main\.tsx?|vite\.config\.ts)$|^server\/bin\/|^tools\/[^/]+\.ts$/;

/** Files that a page, a script of package.json or another program names as text. */
function namedIn(file: SourceFile): string[] {
  if (isCode(file.path)) {
    return nodesOf(file, 'Literal', 'TemplateLiteral')
      .map((node) => literalText(node) ?? '')
      .filter((text) => isCode(text));
  }
  if (!/\.html$|(?:^|\/)package\.json$/.test(file.path)) return [];
  return [...file.text.matchAll(/[\w./-]+\.(?:tsx?|js|mjs)\b/g)].map(([name]) => name);
}

function reachableFrom(
  start: readonly string[],
  graph: ReadonlyMap<string, string[]>,
): Set<string> {
  const reached = new Set<string>();
  const waiting = [...start];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    waiting.push(...(graph.get(next) ?? []));
  }
  return reached;
}

/**
 * Code that nothing leads to: no door, program or page, or for a test's own support no test. A file
 * that only its own test imports is dead too, since nobody but the test would miss it.
 */
export function deadFiles(files: readonly SourceFile[]): Finding[] {
  const code = files.filter(({ path: name }) => isCode(name));
  const known = new Set(code.map(({ path: name }) => name));
  const graph = importGraph(files);
  for (const file of files) {
    const folder = path.posix.dirname(file.path);
    const named = namedIn(file)
      .flatMap((name) => [path.posix.join(folder, name), name.replace(/^\.?\//, '')])
      .filter((name) => known.has(name));
    if (named.length > 0) graph.set(file.path, [...(graph.get(file.path) ?? []), ...named]);
  }
  const live = [...graph.keys()].filter(
    (name) => !isCode(name) || doors.test(name) || programs.test(name),
  );
  const tests = [...known].filter((name) => /\.(?:test|fuzz|bench)\.tsx?$/.test(name));
  const used = reachableFrom(live, graph);
  const checked = reachableFrom([...live, ...tests], graph);
  return [...known]
    .filter((name) => !(isTest(name) ? checked : used).has(name))
    .map((name) => finding(name, 1, 'nothing leads to this file', 'use it or delete it'));
}
