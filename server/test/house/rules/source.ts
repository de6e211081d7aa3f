/**
 * One file of the repository. Rules are pure functions over these, so that a test can plant one.
 */
export interface SourceFile {
  /** From the root of the repository, with forward slashes. */
  readonly path: string;
  /** Empty for a file that holds no text, such as a picture. */
  readonly text: string;
  readonly bytes: number;
}

/** What a rule found: where, what is wrong there, and what to do about it. */
export interface Finding {
  readonly path: string;
  /** Counted from 1. */
  readonly line: number;
  readonly problem: string;
  readonly remedy: string;
}

export function sourceFile(path: string, text: string): SourceFile {
  return { path, text, bytes: Buffer.byteLength(text) };
}

export function finding(path: string, line: number, problem: string, remedy: string): Finding {
  return { path, line, problem, remedy };
}

/** The line that a position in the text lies on, counted from 1. */
export function lineAt(text: string, position: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < position; at = text.indexOf('\n', at + 1)) {
    line += 1;
  }
  return line;
}

export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

export function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

export function isCode(path: string): boolean {
  return /\.(?:ts|tsx|js|mjs)$/.test(path);
}

/** Code that checks other code: it may know more than what it checks, and may be longer. */
export function isTest(path: string): boolean {
  return (
    /\.(?:test|fuzz|bench)\.tsx?$/.test(path) ||
    /(?:^|\/)conformance(?:\.ts$|\/)/.test(path) ||
    /^(?:server\/(?:test|bench)|(?:sandbox|web)\/testing)\//.test(path)
  );
}
