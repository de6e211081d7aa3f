import { readFileSync } from 'node:fs';
import path from 'node:path';
import { EnvironmentProblem } from '../settings.ts';

export interface ReadSettings {
  readonly settings: unknown;
  /** Every file that was read: each holds what is secret. */
  readonly files: readonly string[];
}

/**
 * The settings that a file says, in JSON; `-` is standard input. A value `{"file": "key.pem"}` is
 * what that file says, beside this one: a key of many lines is a torment in JSON.
 */
export function settingsIn(file: string): ReadSettings {
  const isInput = file === '-';
  const called = isInput ? 'standard input' : file;
  const text = textIn(isInput ? 0 : file, called);
  const files = new Set(isInput ? [] : [file]);
  const settings = filled(parsed(text, called), isInput ? '.' : path.dirname(file), files);
  return { settings, files: [...files] };
}

/** Node's own words quote what stands there, which may be a key: only the place is said. */
function parsed(text: string, called: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const [, at] = / at position (\d+) /.exec(error.message) ?? [];
    const where = at === undefined ? '' : `: look at line ${lineOf(text, Number(at))}`;
    throw new EnvironmentProblem(`${called} is no JSON${where}`);
  }
}

function lineOf(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}

function filled(value: unknown, folder: string, files: Set<string>): unknown {
  if (Array.isArray(value)) return value.map((one) => filled(one, folder, files));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [[name, named] = []] = entries;
  if (entries.length === 1 && name === 'file' && typeof named === 'string') {
    const file = path.isAbsolute(named) ? named : path.join(folder, named);
    files.add(file);
    return textIn(file, named).trim();
  }
  return Object.fromEntries(entries.map(([field, inner]) => [field, filled(inner, folder, files)]));
}

function textIn(file: string | number, called: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new EnvironmentProblem(`${called} cannot be read: ${why}`);
  }
}
