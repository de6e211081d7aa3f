import { type Finding, finding, isCode, lineAt, type SourceFile } from './source.ts';
import { syntaxOf, walkSyntax } from './syntax.ts';

const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)*$/;

/** Documents that the world looks for under these names, and files that hide on purpose. */
const customary = /^(?:[A-Z]+\.md|LICENSE|\..+)$/;

export function unevenNames(files: readonly SourceFile[]): Finding[] {
  return files
    .filter(({ path }) =>
      path.split('/').some((part) => !kebab.test(part) && !customary.test(part)),
    )
    .map(({ path }) => finding(path, 1, 'not in kebab-case', 'rename it: one spelling to search'));
}

/** A word that names must not use, and what stands in its row of docs/words.md to use instead. */
export interface BannedWord {
  readonly word: string;
  /** Banned only at the end of a longer name, as in `topupService`. */
  readonly isEnding: boolean;
  readonly instead: string;
}

/** The words in backticks in the last column of every table of docs/words.md. */
export function bannedWordsIn(document: string): BannedWord[] {
  const rows = document.split('\n').filter((line) => line.startsWith('|'));
  return rows.flatMap((row) => {
    const cells = row.split('|').map((cell) => cell.trim());
    const instead = (cells[1] ?? '').replaceAll('**', '');
    return [...(cells.at(-2) ?? '').matchAll(/`(-?)([a-z]+)`/g)].map(([, dash, word = '']) => ({
      word,
      isEnding: dash === '-',
      instead,
    }));
  });
}

function wordsOf(name: string): string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

function bannedIn(name: string, banned: readonly BannedWord[]): BannedWord | undefined {
  const words = wordsOf(name);
  return banned.find(({ word, isEnding }) =>
    isEnding ? words.length > 1 && words.at(-1) === word : words.includes(word),
  );
}

/** Names that a file gives or uses bare. What is reached by a dot belongs to somebody else. */
function namesIn(file: SourceFile): Map<string, number> {
  const names = new Map<string, number>();
  walkSyntax(syntaxOf(file).program, (node, parent, field) => {
    if (node.type !== 'Identifier') return;
    if (parent?.type === 'MemberExpression' && field === 'property') return;
    if (parent?.type === 'ImportSpecifier' && field === 'imported') return;
    const name = String(node['name']);
    if (!names.has(name)) names.set(name, lineAt(file.text, node.start));
  });
  return names;
}

/** One word per thing: a reader who searches for it finds all of it. */
export function bannedNames(
  files: readonly SourceFile[],
  banned: readonly BannedWord[],
): Finding[] {
  const found: Finding[] = [];
  for (const file of files) {
    const tell = (line: number, name: string): void => {
      const wrong = bannedIn(name, banned);
      if (!wrong) return;
      const problem = `${name} says "${wrong.word}"`;
      found.push(finding(file.path, line, problem, `say ${wrong.instead} (docs/words.md)`));
    };
    for (const part of file.path.split('/')) tell(1, part.replace(/\.[^-]*$/, ''));
    if (isCode(file.path)) for (const [name, line] of namesIn(file)) tell(line, name);
  }
  return found;
}
