import process from 'node:process';
import { parseArgs } from 'node:util';

export interface Campaign {
  readonly usage: string;
  /** The switch that says how many, and how many without it. */
  readonly count: string;
  readonly usual: number;
  /** How many without it where one part alone is run, for parts that want another number. */
  readonly usualOf?: Readonly<Record<string, number>>;
  /** What `--only` can name, where it has parts; without it all are run. */
  readonly parts?: readonly string[];
  /** Resolves with whether all was right. Says how far it is, and what was wrong, as it goes. */
  run(
    count: number,
    from: number,
    say: (line: string) => void,
    isWanted: (part: string) => boolean,
  ): Promise<boolean>;
}

/**
 * A long run of tests from the command line: ends with 1 if anything was wrong, 2 for wrong use.
 */
export async function campaign(given: Campaign): Promise<void> {
  const { usage, run } = given;
  const wanted = readWanted(given);
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
  const { count, from, only } = wanted;
  const isWanted = (part: string): boolean => only === undefined || only === part;
  process.exitCode = (await run(count, from, say, isWanted)) ? 0 : 1;
}

function readWanted({ count: name, usual, usualOf = {}, parts = [] }: Campaign) {
  try {
    const text = { type: 'string' } as const;
    const options = { [name]: text, from: text, ...(parts.length > 0 ? { only: text } : {}) };
    const { values } = parseArgs({ options }) as {
      values: Readonly<Record<string, string | undefined>>;
    };
    const from = Number(values['from'] ?? 1);
    const only = values['only'];
    const count = Number(values[name] ?? usualOf[only ?? ''] ?? usual);
    if (only !== undefined && !parts.includes(only)) return undefined;
    const isRight = Number.isSafeInteger(count) && count > 0 && Number.isSafeInteger(from);
    return isRight && from >= 0 ? { count, from, only } : undefined;
  } catch {
    return undefined;
  }
}
