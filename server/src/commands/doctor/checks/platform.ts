import process from 'node:process';
import { broken, type Check, look, ok } from '../check.ts';

/**
 * What the binaries from npm ask for: node 24.21 for GLIBC_2.28, PostgreSQL 18.4 for 2.27 (read
 * with `objdump -T`).
 */
const leastGlibc = [2, 28] as const;

/** Undefined on a system with another C library, such as musl of Alpine. */
function glibcVersion(): string | undefined {
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } };
  return report.header?.glibcVersionRuntime;
}

function isEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [leastMajor, leastMinor] = leastGlibc;
  return major > leastMajor || (major === leastMajor && minor >= leastMinor);
}

export const platform: Check = {
  name: 'platform',
  look: ({ environment }) => {
    const { platform: system, arch } = process;
    const glibc = system === 'linux' ? glibcVersion() : undefined;
    const found = `${system} ${arch}, ${glibc === undefined ? 'no glibc' : `glibc ${glibc}`}`;
    const isServed = system === 'linux' && arch === 'x64' && glibc !== undefined;
    if (isServed && isEnough(glibc)) return ok(found);
    const least = leastGlibc.join('.');
    const advice = `use Linux x64 with glibc ${least} or newer, or your own Node and DATABASE_URL`;
    return environment.databaseUrl === undefined ? broken(found, advice) : look(found, advice);
  },
};
