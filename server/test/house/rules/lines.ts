import { type Finding, finding, isCode, isTest, type SourceFile } from './source.ts';

const mostColumns = 100;
const prose = /\.(?:ts|tsx|js|mjs|css|sql|md|html)$/;
const generated = /^server\/db\/schema\.sql$/;

/** A line that is one text and its name: broken up, it could not be searched for. */
const wholeText = /^\s*(?:[\w.]+: |\w+\()?(['"`]).*\1[,;)]*$/;

/** A text, a table row and an address cannot be broken without breaking what they say. */
function isUnbreakable(path: string, line: string): boolean {
  if (path.endsWith('.md')) return line.startsWith('|') || /https?:\/\/\S{40}/.test(line);
  return wholeText.test(line) || /https?:\/\/\S{40}/.test(line);
}

/** Two files side by side, and a diff of them, fit a screen of two hundred columns. */
export function longLines(files: readonly SourceFile[]): Finding[] {
  const found: Finding[] = [];
  for (const { path, text } of files) {
    if (!prose.test(path) || generated.test(path)) continue;
    for (const [index, line] of text.split('\n').entries()) {
      const columns = Array.from(line).length;
      if (columns <= mostColumns || isUnbreakable(path, line)) continue;
      const problem = `${columns} columns, the limit is ${mostColumns}`;
      found.push(finding(path, index + 1, problem, 'break the line'));
    }
  }
  return found;
}

/** Blanks that nobody sees make changes that nobody meant. */
export function strayBlanks(files: readonly SourceFile[]): Finding[] {
  const found: Finding[] = [];
  for (const { path, text } of files) {
    if (text === '' || path === 'LICENSE' || generated.test(path)) continue;
    for (const [index, line] of text.split('\n').entries()) {
      if (/\s$/.test(line)) found.push(finding(path, index + 1, 'trailing blank', 'take it out'));
      else if (line.includes('\t')) found.push(finding(path, index + 1, 'tab', 'use spaces'));
    }
    if (!text.endsWith('\n') || text.endsWith('\n\n')) {
      const last = text.split('\n').length;
      found.push(finding(path, last, 'does not end with one line end', 'end it with exactly one'));
    }
  }
  return found;
}

const mostCodeLines = 300;
const mostTestLines = 500;
const mostDoorLines = 40;
const mostBytes = 256 * 1024;

function limitOf(path: string): number {
  if (/^server\/src\/.+\/index\.ts$/.test(path)) return mostDoorLines;
  return isTest(path) ? mostTestLines : mostCodeLines;
}

/**
 * What a reader can hold in mind. A door is shorter still: it is the list of what a room offers.
 */
export function longFiles(files: readonly SourceFile[]): Finding[] {
  const found: Finding[] = [];
  for (const { path, text, bytes } of files) {
    if (bytes > mostBytes && path !== 'package-lock.json') {
      const problem = `${bytes} bytes, the limit is ${mostBytes}`;
      found.push(finding(path, 1, problem, 'every clone carries it for ever; keep it elsewhere'));
    }
    if (!isCode(path) && !path.endsWith('.css')) continue;
    const count = text.split('\n').length - 1;
    const limit = limitOf(path);
    if (count <= limit) continue;
    const remedy = limit === mostDoorLines ? 'offer less' : 'split it by what it is about';
    found.push(finding(path, limit + 1, `${count} lines, the limit is ${limit}`, remedy));
  }
  return found;
}
