import { parseArgs } from 'node:util';

export interface Options {
  readonly isJson: boolean;
  readonly isHelp: boolean;
  readonly only: readonly string[];
  readonly rounds: number;
  readonly roundSeconds: number;
  readonly lines: number;
}

/**
 * Whether rounds are too short to tell anything, and show only that everything runs: then nothing
 * is done beforehand to make their numbers better.
 */
export function isTrial({ roundSeconds }: { readonly roundSeconds: number }): boolean {
  return roundSeconds < 1;
}

/** How often the same round is measured; the median counts. */
const usualRounds = '5';
const usualSeconds = '4';
const usualLines = '100000';

/** Throws a sentence for whoever typed it. */
export function readOptions(given: readonly string[], names: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...given],
    options: {
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [] },
      rounds: { type: 'string', default: usualRounds },
      seconds: { type: 'string', default: usualSeconds },
      lines: { type: 'string', default: usualLines },
    },
  });
  for (const name of values.only) {
    if (!names.includes(name))
      throw new Error(`no benchmark is called ${name}: ${names.join(', ')}`);
  }
  return {
    isJson: values.json,
    isHelp: values.help,
    only: values.only,
    rounds: numberOf('rounds', values.rounds),
    roundSeconds: numberOf('seconds', values.seconds),
    lines: numberOf('lines', values.lines),
  };
}

function numberOf(name: string, text: string): number {
  const number = Number(text);
  if (number > 0) return number;
  throw new Error(`--${name} must be a number above zero, not "${text}"`);
}

export function usageOf(names: readonly string[]): string {
  return `npm run bench [-- OPTIONS]

Measures Lowu beside pgbench's TPC-B on the same server, in turns, and says whether the bounds hold.
It starts a PostgreSQL of its own, or uses the one in DATABASE_URL, in databases of its own.

  --only NAME    only this one; may be given again. ${names.join(', ')}
  --json         one JSON object a line, for a program; the table is left out
  --rounds N     rounds of each, the median counts (${usualRounds})
  --seconds N    how long a round takes (${usualSeconds})
  --lines N      how many lines with accounts there are (${usualLines}); beyond that number they are
                 copied by SQL, and that many of them are used
  --help         this

Ends with 0 when every bound that could be judged holds, with 1 when one does not, with 2 when it
could not measure or what it did was wrong. A ratio needs pgbench, on the PATH or in Debian's
folders; a bound on latency is judged where the 99th percentile of the disk's fdatasync is at most
1 ms.
`;
}
