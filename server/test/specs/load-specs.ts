import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

export interface LoadedSpecs {
  /** By file name, with every reference to an absent file replaced by what allows anything. */
  readonly documents: ReadonlyMap<string, object>;
  /** What had to be mended before it could be read. */
  readonly mended: readonly string[];
  /** References that lead nowhere, each once: `FILE#/place`. */
  readonly absent: readonly string[];
}

/** Reads the specifications of a folder, with the mistakes that they are known to have. */
export function loadSpecs(folder: string): LoadedSpecs {
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  const mended: string[] = [];
  const absent = new Set<string>();
  const documents = new Map<string, object>();
  for (const name of names) {
    const text = mend(readFileSync(path.join(folder, name), 'utf8'), name, mended);
    const document = parse(text) as object;
    documents.set(name, withoutAbsent(document, new Set(names), absent) as object);
  }
  return { documents, mended, absent: [...absent].sort() };
}

/** Tabs are no white space in YAML, and one name of TS 32.291 ends with a quote. */
function mend(text: string, name: string, mended: string[]): string {
  return text
    .split('\n')
    .map((line, at) => {
      const right = line.replaceAll('\t', '  ').replace(/^(\s*\w+)':$/, '$1:');
      if (right !== line) mended.push(`${name}:${at + 1}`);
      return right;
    })
    .join('\n');
}

function withoutAbsent(value: unknown, names: ReadonlySet<string>, absent: Set<string>): unknown {
  if (Array.isArray(value)) return value.map((one) => withoutAbsent(one, names, absent));
  if (typeof value !== 'object' || value === null) return value;
  const { $ref: to } = value as { $ref?: unknown };
  const file = typeof to === 'string' ? to.split('#')[0] : '';
  if (file && !names.has(file)) {
    absent.add(String(to));
    return {};
  }
  const entries = Object.entries(value);
  return Object.fromEntries(entries.map(([key, one]) => [key, withoutAbsent(one, names, absent)]));
}
