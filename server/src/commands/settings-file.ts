import { readFileSync } from 'node:fs';
import path from 'node:path';
import { EnvironmentProblem } from '../settings.ts';

/**
 * The settings that a file says, in JSON; `-` is standard input. A value `{"file": "key.pem"}` is
 * what that file says, beside this one: a key of many lines is a torment in JSON.
 */
export function settingsIn(file: string): unknown {
  const isInput = file === '-';
  const text = textIn(isInput ? 0 : file, isInput ? 'standard input' : file);
  try {
    return filled(JSON.parse(text), isInput ? '.' : path.dirname(file));
  } catch (error) {
    if (error instanceof SyntaxError) {
      throw new EnvironmentProblem(`${file} is no JSON: ${error.message}`);
    }
    throw error;
  }
}

function filled(value: unknown, folder: string): unknown {
  if (Array.isArray(value)) return value.map((one) => filled(one, folder));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [[name, named] = []] = entries;
  if (entries.length === 1 && name === 'file' && typeof named === 'string') {
    return textIn(path.resolve(folder, named), named).trim();
  }
  return Object.fromEntries(entries.map(([field, inner]) => [field, filled(inner, folder)]));
}

function textIn(file: string | number, called: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new EnvironmentProblem(`${called} cannot be read: ${why}`);
  }
}
