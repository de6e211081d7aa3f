import { tableRows } from './documents.ts';
import {
  type Finding,
  finding,
  folderOf,
  isCode,
  isTest,
  lineAt,
  type SourceFile,
} from './source.ts';
import { dottedName, isNode, literalText, nodesOf, type SyntaxNode } from './syntax.ts';

/** A row of a document's table whose first cell is one name in backticks. */
interface Entry {
  readonly cells: readonly string[];
  readonly line: number;
}

export function entriesOf(text: string): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const { cells, line } of tableRows(text)) {
    const name = /^`([^`]+)`$/.exec(cells[0] ?? '')?.[1];
    if (name !== undefined) entries.set(name, { cells: cells.slice(1), line });
  }
  return entries;
}

interface DeclaredRefusal {
  readonly code: string;
  readonly kind: string;
  /** The folder that declares it, as the document names it: `platform/http`, `ledger`. */
  readonly where: string;
  readonly path: string;
  readonly line: number;
}

function propertiesOf(call: SyntaxNode): SyntaxNode[] {
  const [table] = call['arguments'] as unknown[];
  if (!isNode(table) || table.type !== 'ObjectExpression') return [];
  return (table['properties'] as SyntaxNode[]).filter(({ type }) => type === 'Property');
}

/** Every refusal of the house: the keys of the object given to `refusals({…})`. */
export function declaredRefusals(files: readonly SourceFile[]): DeclaredRefusal[] {
  return files
    .filter(({ path }) => /^server\/src\/.+\/refusals\.ts$/.test(path))
    .flatMap((file) =>
      nodesOf(file, 'CallExpression')
        .filter((call) => dottedName(call['callee']) === 'refusals')
        .flatMap(propertiesOf)
        .map((property) => ({
          code: dottedName(property['key']) ?? literalText(property['key']) ?? '',
          kind: literalText(property['value']) ?? '',
          where: folderOf(file.path).replace(/^server\/src\/(?:domains\/)?/, ''),
          path: file.path,
          line: lineAt(file.text, property.start),
        })),
    );
}

/** docs/refusals.md and the code list the same codes, each once, with the same kind and place. */
export function unlistedRefusals(files: readonly SourceFile[], document: SourceFile): Finding[] {
  const entries = entriesOf(document.text);
  const found: Finding[] = [];
  const declared = declaredRefusals(files);
  const first = new Map<string, DeclaredRefusal>();
  for (const refusal of declared) {
    const { code, kind, where, path, line } = refusal;
    const other = first.get(code);
    if (other) {
      const problem = `${code} is declared in ${other.where} too`;
      found.push(finding(path, line, problem, 'a code means one thing; choose another'));
    } else first.set(code, refusal);
    const entry = entries.get(code);
    if (!entry) {
      const remedy = `add | \`${code}\` | ${kind} | ${where} | … |`;
      found.push(finding(path, line, `${code} is not in ${document.path}`, remedy));
    } else if (!other && (entry.cells[0] !== kind || entry.cells[1] !== where)) {
      const remedy = `write | \`${code}\` | ${kind} | ${where} |`;
      found.push(finding(document.path, entry.line, `${code} is described wrongly`, remedy));
    } else if (entry.cells[2] === '') {
      found.push(
        finding(document.path, entry.line, `nobody is told ${code}`, 'write the sentence'),
      );
    }
  }
  for (const [code, { line }] of entries) {
    if (first.has(code)) continue;
    found.push(finding(document.path, line, `no code refuses with ${code}`, 'take the row out'));
  }
  return found;
}

/** docs/operating/settings.md lists what `setting('name', …)` declares and nothing else. */
export function unlistedSettings(files: readonly SourceFile[], document: SourceFile): Finding[] {
  const entries = entriesOf(document.text);
  const declared = new Set<string>();
  const found: Finding[] = [];
  for (const file of files) {
    if (!file.path.startsWith('server/src/') || !isCode(file.path) || isTest(file.path)) continue;
    for (const call of nodesOf(file, 'CallExpression')) {
      const name = literalText((call['arguments'] as unknown[])[0]);
      if (dottedName(call['callee']) !== 'setting' || name === undefined) continue;
      declared.add(name);
      if (entries.has(name)) continue;
      const line = lineAt(file.text, call.start);
      const remedy = `add its row to ${document.path}`;
      found.push(finding(file.path, line, `the setting ${name} is not documented`, remedy));
    }
  }
  for (const [name, { line }] of entries) {
    // Variables of the environment are upper case and are read where the program starts.
    if (declared.has(name) || /^[A-Z_]+$/.test(name)) continue;
    found.push(finding(document.path, line, `there is no setting ${name}`, 'take the row out'));
  }
  return found;
}

/** Variables of the environment are read in one file, which the document describes. */
export function strayEnvironment(files: readonly SourceFile[]): Finding[] {
  const home = 'server/src/settings.ts';
  return files
    .filter(({ path }) => path.startsWith('server/src/') && isCode(path) && !isTest(path))
    .filter(({ path }) => path !== home)
    .flatMap((file) =>
      nodesOf(file, 'MemberExpression')
        .filter((node) => dottedName(node) === 'process.env')
        .map((node) =>
          finding(
            file.path,
            lineAt(file.text, node.start),
            'reads the environment',
            `do it in ${home}`,
          ),
        ),
    );
}
