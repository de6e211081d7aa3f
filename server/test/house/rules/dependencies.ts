import { entriesOf } from './catalogues.ts';
import { type Finding, finding, type SourceFile } from './source.ts';

interface Dependency {
  readonly name: string;
  readonly version: string;
  readonly path: string;
  readonly line: number;
}

const groups = ['dependencies', 'devDependencies', 'optionalDependencies'];

export function dependenciesIn(files: readonly SourceFile[]): Dependency[] {
  return files
    .filter(({ path }) => /^(?:[a-z]+\/)?package\.json$/.test(path))
    .flatMap(({ path, text }) => {
      const manifest = JSON.parse(text) as Record<string, Record<string, string>>;
      const rows = text.split('\n');
      return groups
        .flatMap((group) => Object.entries(manifest[group] ?? {}))
        .map(([name, version]) => ({
          name,
          version,
          path,
          line: rows.findIndex((row) => row.includes(`"${name}": "${version}"`)) + 1,
        }));
    })
    .filter(({ name }) => !name.startsWith('@lowu/'));
}

/** The same installation everywhere and next year: one exact version of each package. */
export function looseVersions(files: readonly SourceFile[]): Finding[] {
  const first = new Map<string, string>();
  const found: Finding[] = [];
  for (const { name, version, path, line } of dependenciesIn(files)) {
    if (!/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version)) {
      const problem = `${name} is ${version}, not an exact version`;
      found.push(finding(path, line, problem, 'write the version that was tried'));
    }
    const other = first.get(name) ?? version;
    first.set(name, other);
    if (other !== version) {
      const problem = `${name} is ${version} here and ${other} elsewhere`;
      found.push(finding(path, line, problem, 'use one version in all workspaces'));
    }
  }
  return found;
}

const columns = ['why it is here', 'its licence', 'the runner-up'];

/** Each package has its row: why, under which licence, and what would be taken in its place. */
export function unarguedDependencies(
  files: readonly SourceFile[],
  document: SourceFile,
  licenceOf: (name: string) => string | undefined,
): Finding[] {
  const entries = entriesOf(document.text);
  const found: Finding[] = [];
  const used = new Set<string>();
  for (const { name, path, line } of dependenciesIn(files)) {
    const entry = entries.get(name);
    if (!entry && !used.has(name)) {
      const remedy = `add | \`${name}\` | why | licence | runner-up |`;
      found.push(finding(path, line, `${name} is not in ${document.path}`, remedy));
    }
    if (!used.has(name)) {
      for (const [index, what] of columns.entries()) {
        if (!entry || (entry.cells[index] ?? '') !== '') continue;
        found.push(finding(document.path, entry.line, `${name} does not say ${what}`, 'say it'));
      }
    }
    used.add(name);
  }
  for (const [name, { cells, line }] of entries) {
    const licence = licenceOf(name);
    if (!used.has(name)) {
      found.push(finding(document.path, line, `nothing uses ${name}`, 'take the row out'));
    } else if (licence !== undefined && cells[1] !== licence) {
      const problem = `${name} says its licence is ${licence}`;
      found.push(finding(document.path, line, problem, 'write that, and check that we may use it'));
    }
  }
  return found;
}
