import process from 'node:process';
import { parseArgs } from 'node:util';

export interface Campaign {
  readonly usage: string;
  /** The switch that says how many, and how many without it. */
  readonly count: string;
  readonly usual: number;
  /** Resolves with whether all was right. Says how far it is, and what was wrong, as it goes. */
  run(count: number, from: number, say: (line: string) => void): Promise<boolean>;
}

/**
 * A long run of tests from the command line: ends with 1 if anything was wrong, 2 for wrong use.
 */
export async function campaign({ usage, count, usual, run }: Campaign): Promise<void> {
  const wanted = readWanted(count, usual);
  if (!wanted) {
    process.stderr.write(usage);
    process.exitCode = 2;
    return;
  }
  const fromMs = performance.now();
  const say = (line: string): void => {
    const seconds = Math.round((performance.now() - fromMs) / 1_000);
    process.stdout.write(`${String(seconds).padStart(5)} s  ${line}\n`);
  };
  process.exitCode = (await run(wanted.count, wanted.from, say)) ? 0 : 1;
}

function readWanted(name: string, usual: number) {
  try {
    const options = { [name]: { type: 'string' }, from: { type: 'string' } } as const;
    const { values } = parseArgs({ options });
    const count = Number(values[name] ?? usual);
    const from = Number(values['from'] ?? 1);
    const isRight = Number.isSafeInteger(count) && count > 0 && Number.isSafeInteger(from);
    return isRight && from >= 0 ? { count, from } : undefined;
  } catch {
    return undefined;
  }
}
