import path from 'node:path';
import { type Finding, finding, type SourceFile } from './source.ts';

interface Line {
  readonly text: string;
  readonly number: number;
  /** Inside a fenced block, where a hash is a comment of some shell. */
  readonly isFenced: boolean;
}

function linesOf(text: string): Line[] {
  let isFenced = false;
  return text.split('\n').map((line, index) => {
    if (line.startsWith('```')) isFenced = !isFenced;
    return { text: line, number: index + 1, isFenced };
  });
}

function documentsIn(files: readonly SourceFile[]): readonly SourceFile[] {
  return files.filter((file) => file.path.endsWith('.md'));
}

/** One title, on the first line: it is the name under which a reader remembers the page. */
export function wrongTitles(files: readonly SourceFile[]): Finding[] {
  const found: Finding[] = [];
  for (const file of documentsIn(files)) {
    const titles = linesOf(file.text).filter(
      (line) => !line.isFenced && line.text.startsWith('# '),
    );
    if (titles[0]?.number !== 1) {
      found.push(finding(file.path, 1, 'does not begin with its title', 'begin with "# Title"'));
    }
    for (const second of titles.slice(1)) {
      found.push(finding(file.path, second.number, 'a second title', 'make it a section, "##"'));
    }
  }
  return found;
}

const placeholder = /[<>*{}…$]|\.\.\./;

/** What a line of a document claims to exist: links and paths in backticks that look like ours. */
function claimsOf(line: string, tops: ReadonlySet<string>): string[] {
  const links = [...line.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target.replace(/#.*$/, ''))
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target));
  const paths = [...line.matchAll(/`([\w./@-]+)`/g)]
    .map(([, name = '']) => name)
    .filter((name) => name.includes('/') && tops.has(name.split('/')[0] ?? ''));
  const named = [...line.matchAll(/`([A-Z]+\.md|[\w.-]+\.json)`/g)].map(([, name = '']) => name);
  return [...links, ...paths, ...named].filter((claim) => !placeholder.test(claim));
}

/** The plan of the house also draws rooms that are not built yet; it says so itself. */
const plans = new Set(['ARCHITECTURE.md']);

/** A document that names a file which is not there sends its reader the wrong way. */
export function brokenPaths(files: readonly SourceFile[]): Finding[] {
  const known = new Set<string>();
  for (const file of files) {
    const parts = file.path.split('/');
    for (let depth = 1; depth <= parts.length; depth += 1)
      known.add(parts.slice(0, depth).join('/'));
  }
  const tops = new Set([...known].filter((name) => !name.includes('/')));
  const found: Finding[] = [];
  for (const file of documentsIn(files).filter((document) => !plans.has(document.path))) {
    const folder = path.posix.dirname(file.path);
    for (const line of linesOf(file.text).filter(({ isFenced }) => !isFenced)) {
      for (const claim of claimsOf(line.text, tops)) {
        const plain = claim.replace(/\/$/, '');
        if (known.has(plain) || known.has(path.posix.join(folder, plain))) continue;
        found.push(finding(file.path, line.number, `${claim} does not exist`, 'mend the document'));
      }
    }
  }
  return found;
}

/** Commands that npm knows without a script. */
const ownCommands = new Set(['ci', 'install', 'pack', 'version']);

function scriptsOf(files: readonly SourceFile[]): Readonly<Record<string, string>> {
  const manifest = files.find((file) => file.path === 'package.json');
  return (JSON.parse(manifest?.text ?? '{}') as { scripts?: Record<string, string> }).scripts ?? {};
}

/** Whoever comes to help finds every command in one table; npm itself runs what is called pre…. */
export function untoldScripts(files: readonly SourceFile[]): Finding[] {
  const page = files.find((file) => file.path === 'CONTRIBUTING.md')?.text ?? '';
  return Object.keys(scriptsOf(files))
    .filter((name) => !name.startsWith('pre'))
    .filter((name) => !new RegExp(`npm (?:run )?${name}(?![\\w:-])`).test(page))
    .map((name) =>
      finding('package.json', 1, `${name} is told nowhere`, 'CONTRIBUTING.md says it'),
    );
}

/** A command that a document tells to type is one that package.json knows. */
export function unknownScripts(files: readonly SourceFile[]): Finding[] {
  const scripts = scriptsOf(files);
  const found: Finding[] = [];
  for (const file of documentsIn(files)) {
    for (const line of linesOf(file.text)) {
      for (const [, run, name = ''] of line.text.matchAll(/\bnpm (run )?([a-z][\w:-]*)/g)) {
        const isCommand = line.isFenced || line.text.includes(`\`npm ${run ?? ''}${name}`);
        if (!isCommand || scripts[name] !== undefined || (!run && ownCommands.has(name))) continue;
        const problem = `npm ${run ?? ''}${name} is no script`;
        found.push(finding(file.path, line.number, problem, 'mend the document or package.json'));
      }
    }
  }
  return found;
}

/** The cells of every table row below a table's head, with the line each row lies on. */
export function tableRows(text: string): { cells: string[]; line: number }[] {
  return linesOf(text)
    .filter((line, index, all) => {
      if (!line.text.startsWith('|') || line.isFenced) return false;
      const isHead = /^\|[\s:|-]+\|$/.test(all[index + 1]?.text ?? '');
      return !isHead && !/^\|[\s:|-]+\|$/.test(line.text);
    })
    .map((line) => ({
      cells: line.text
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
      line: line.number,
    }));
}
