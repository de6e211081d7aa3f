import {
  fileNameOf,
  type Finding,
  finding,
  isCode,
  isTest,
  lineAt,
  type SourceFile,
} from './source.ts';
import { dottedName, isNode, type SyntaxNode, syntaxOf } from './syntax.ts';

const inDomain = /^server\/src\/domains\/([^/]+)\/(.+)$/;

/**
 * Folders of a domain: its SQL, its store where it has grown, the pure rules of rating, and its
 * plug-ins.
 */
const plugIns = new Set(['providers', 'senders', 'sources']);
const folders = new Set(['sql', 'store', 'rating', ...plugIns]);

function domainsIn(files: readonly SourceFile[]): Map<string, SourceFile[]> {
  const domains = new Map<string, SourceFile[]>();
  for (const file of files) {
    const name = inDomain.exec(file.path)?.[1];
    if (name !== undefined) domains.set(name, [...(domains.get(name) ?? []), file]);
  }
  return domains;
}

const mostLines = 80;
const headings = ['Owns', 'Does not own', 'Invariants'];

/** A domain says what it is answerable for, in one page with the same headings everywhere. */
export function domainsWithoutReadme(files: readonly SourceFile[]): Finding[] {
  const found: Finding[] = [];
  for (const [name, own] of domainsIn(files)) {
    const path = `server/src/domains/${name}/README.md`;
    const text = own.find((file) => file.path === path)?.text;
    if (text === undefined) {
      found.push(finding(path, 1, 'a domain without README', `say ${headings.join(', ')}`));
      continue;
    }
    const sections = new Set([...text.matchAll(/^## (.+)$/gm)].map(([, title]) => title ?? ''));
    const missing = headings.filter((heading) => !sections.has(heading));
    for (const heading of missing) {
      found.push(finding(path, 1, `no section "${heading}"`, `write "## ${heading}"`));
    }
    const count = text.split('\n').length - 1;
    if (count > mostLines) {
      const problem = `${count} lines, the limit is ${mostLines}`;
      found.push(finding(path, mostLines + 1, problem, 'say less: the code says how'));
    }
  }
  return found;
}

/** Eight kinds of file and no ninth, so that whoever knows one domain finds his way in all. */
export function strangersInDomains(files: readonly SourceFile[]): Finding[] {
  const found: Finding[] = [];
  for (const [name, own] of domainsIn(files)) {
    const seen = new Set(own.map((file) => inDomain.exec(file.path)?.[2] ?? ''));
    if (!seen.has('index.ts')) {
      const path = `server/src/domains/${name}/index.ts`;
      found.push(finding(path, 1, 'a domain without door', 'export what others may use'));
    }
    for (const inner of seen) {
      const path = `server/src/domains/${name}/${inner}`;
      const [folder = '', ...rest] = inner.split('/');
      const isFolder = rest.length > 0;
      const isKnown = isFolder
        ? folders.has(folder) && rest.length <= (plugIns.has(folder) ? 2 : 1)
        : inner === 'README.md' || inner.endsWith('.ts');
      if (!isKnown) {
        const remedy = 'a domain has README, door, nouns, verbs, store, refusals, facts and sql/';
        found.push(finding(path, 1, 'no kind of file that a domain has', remedy));
      }
      if (isFolder && rest.at(-1) === 'index.ts') {
        found.push(finding(path, 1, 'a door inside a room', 'call it by what it holds'));
      }
    }
    found.push(...incompletePlugIns(name, seen));
  }
  return found;
}

/**
 * A plug-in is one file or folder and one registry line, and passes the test that all of them pass.
 */
function incompletePlugIns(name: string, seen: ReadonlySet<string>): Finding[] {
  const found: Finding[] = [];
  for (const folder of plugIns) {
    const inner = [...seen].filter((path) => path.startsWith(`${folder}/`));
    if (inner.length === 0) continue;
    const path = `server/src/domains/${name}/${folder}`;
    if (!inner.includes(`${folder}/registry.ts`)) {
      found.push(finding(path, 1, 'plug-ins without registry.ts', 'list them all in one place'));
    }
    if (!inner.some((file) => /\/conformance\.(?:db\.)?test\.ts$/.test(file))) {
      const remedy = 'write conformance.test.ts, run for every plug-in';
      found.push(finding(path, 1, 'plug-ins without conformance test', remedy));
    }
  }
  return found;
}

interface Exported {
  readonly name: string;
  readonly isFunction: boolean;
  readonly node: SyntaxNode;
}

function exportedValues(file: SourceFile): Exported[] {
  const body = syntaxOf(file).program['body'] as SyntaxNode[];
  return body.flatMap((statement) => {
    const declared = statement['declaration'];
    if (statement.type !== 'ExportNamedDeclaration' || !isNode(declared)) return [];
    if (declared.type === 'FunctionDeclaration') {
      return [{ name: dottedName(declared['id']) ?? '', isFunction: true, node: statement }];
    }
    if (declared.type !== 'VariableDeclaration') return [];
    return (declared['declarations'] as SyntaxNode[]).map((one) => ({
      name: dottedName(one['id']) ?? '',
      isFunction: isNode(one['init']) && one['init'].type === 'ArrowFunctionExpression',
      node: statement,
    }));
  });
}

/**
 * `order-topup.ts` is the use case `orderTopup`, alone: the folder's listing is the feature list.
 */
export function crowdedUseCases(files: readonly SourceFile[]): Finding[] {
  const found: Finding[] = [];
  for (const file of files) {
    const inner = inDomain.exec(file.path)?.[2] ?? '/';
    const stem = fileNameOf(file.path).replace(/\.ts$/, '');
    if (inner.includes('/') || !isCode(inner) || isTest(inner) || !stem.includes('-')) continue;
    const verb = stem.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
    const exported = exportedValues(file);
    if (!exported.some(({ name, isFunction }) => isFunction && name === verb)) continue;
    for (const other of exported.filter(({ name }) => name !== verb)) {
      const line = lineAt(file.text, other.node.start);
      const problem = `the use case ${verb} also exports ${other.name}`;
      found.push(
        finding(file.path, line, problem, 'move it to a noun or to a use case of its own'),
      );
    }
  }
  return found;
}
