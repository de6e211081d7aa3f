import { type Finding, finding, type SourceFile } from './source.ts';

const migration = /^server\/db\/migrations\/(\d{4})-.+\.sql$/;

/**
 * Two who write a migration at the same time take the same number, and which of the two comes first
 * would be up to their names.
 */
export function twinMigrations(files: readonly SourceFile[]): Finding[] {
  const taken = new Set<string>();
  return files.flatMap(({ path }) => {
    const number = migration.exec(path)?.[1];
    if (number === undefined || !taken.has(number)) {
      if (number) taken.add(number);
      return [];
    }
    return [finding(path, 1, `another migration is ${number}`, 'take the next free number')];
  });
}
