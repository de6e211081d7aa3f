import { parseSync } from 'vite';

const columns = 100;

/** Lines of a comment that follow each other, without what marks them as comment. */
type Words = readonly string[];

/** A line that is laid out on purpose: an item of a list, a table, an example, an empty line. */
const laidOut = /^(?:\s|[-*|@]|\d+\.|$)/;

function fill(words: Words, prefix: string): string[] {
  const lines: string[] = [];
  let line = prefix;
  for (const word of words) {
    const longer = line === prefix ? prefix + word : `${line} ${word}`;
    if (longer.length <= columns || line === prefix) line = longer;
    else {
      lines.push(line);
      line = prefix + word;
    }
  }
  return line === prefix ? lines : [...lines, line];
}

/** Fills paragraphs anew and leaves alone what is laid out. */
function wrap(lines: readonly string[], prefix: string): string[] {
  const wrapped: string[] = [];
  let paragraph: string[] = [];
  const end = (): void => {
    wrapped.push(...fill(paragraph, prefix));
    paragraph = [];
  };
  for (const line of lines) {
    if (laidOut.test(line)) {
      end();
      wrapped.push((prefix + line).trimEnd());
    } else {
      paragraph.push(...line.split(/\s+/).filter((word) => word !== ''));
    }
  }
  end();
  return wrapped;
}

function isTooLong(lines: readonly string[]): boolean {
  return lines.some((line) => line.length > columns);
}

/** `/** … *\/`, on one line or several, with its mark and star taken off each line. */
function wrapBlock(lines: readonly string[], indent: string): readonly string[] {
  if (!isTooLong(lines)) return lines;
  const words = lines
    .map((line) => line.trim().replace(/^\/\*\*|^\*(?!\/)/, ''))
    .map((line) => line.replace(/\s*\*\/$/, '').replace(/^ /, ''));
  while (words[0] === '') words.shift();
  while (words.at(-1) === '') words.pop();
  return [`${indent}/**`, ...wrap(words, `${indent} * `), `${indent} */`];
}

function wrapLines(lines: readonly string[], indent: string, mark: string): readonly string[] {
  if (!isTooLong(lines)) return lines;
  const words = lines.map((line) => line.trim().slice(mark.length).replace(/^ /, ''));
  return wrap(words, `${indent}${mark} `);
}

/** The lines on which comments begin that have nothing but blanks before them, by kind. */
interface Starts {
  readonly blocks: ReadonlySet<number>;
  readonly lines: ReadonlySet<number>;
}

function startsIn(path: string, text: string, rows: readonly string[]): Starts {
  if (path.endsWith('.sql')) {
    const lines = [...rows.keys()].filter((index) => /^\s*--/.test(rows[index] ?? ''));
    return { blocks: new Set(), lines: new Set(lines) };
  }
  const blocks = new Set<number>();
  const lines = new Set<number>();
  for (const { type, start } of parseSync(path, text).comments) {
    const row = text.slice(0, start).split('\n').length - 1;
    const opening = rows[row]?.trimStart() ?? '';
    if (type === 'Line' && opening.startsWith('//')) lines.add(row);
    if (type === 'Block' && opening.startsWith('/**')) blocks.add(row);
  }
  return { blocks, lines };
}

/** The row behind the last of the line comments that stand below each other, indented alike. */
function endOfLines(rows: readonly string[], starts: ReadonlySet<number>, index: number): number {
  const opening = /^\s*(?:\/\/|--)/.exec(rows[index] ?? '')?.[0] ?? '';
  for (let end = index + 1; ; end += 1) {
    if (!starts.has(end) || rows[end]?.startsWith(opening) !== true) return end;
  }
}

/** The row behind the last of a block comment. */
function endOfBlock(rows: readonly string[], index: number): number {
  const length = rows.slice(index).findIndex((row) => row.includes('*/'));
  return length === -1 ? rows.length : index + length + 1;
}

/**
 * Breaks comments at 100 columns, which the formatter leaves alone. Only a comment that has a line
 * of its own and is too wide changes; lists, tables and examples in it stay as they are.
 */
export function wrapComments(path: string, text: string): string {
  const rows = text.split('\n');
  const { blocks, lines } = startsIn(path, text, rows);
  const mark = path.endsWith('.sql') ? '--' : '//';
  const wrapped: string[] = [];
  for (let index = 0, end = 0; index < rows.length; index = end) {
    const indent = /^\s*/.exec(rows[index] ?? '')?.[0] ?? '';
    if (blocks.has(index)) {
      end = endOfBlock(rows, index);
      const own = rows.slice(index, end);
      const isAlone = own.at(-1)?.trimEnd().endsWith('*/') === true;
      wrapped.push(...(isAlone ? wrapBlock(own, indent) : own));
    } else if (lines.has(index)) {
      end = endOfLines(rows, lines, index);
      wrapped.push(...wrapLines(rows.slice(index, end), indent, mark));
    } else {
      end = index + 1;
      wrapped.push(rows[index] ?? '');
    }
  }
  return wrapped.join('\n');
}
