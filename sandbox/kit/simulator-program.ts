import { type Program, readWholeNumber, UsageError } from './program.ts';
import type { RunningServer } from './server.ts';

/** What every simulator of a provider is told when it starts. */
export interface SimulatorOptions {
  port: number;
  /** The folder that keeps what it remembers. */
  home: string;
  clockFile: string | undefined;
  /** Where a payer reaches it. */
  publicAddress: string | undefined;
  chaos: { seed: number; rate: number } | undefined;
}

type Flags = Record<string, string | undefined>;

/** The simulator of a provider, with the flags that all of them take, and its own. */
export function simulatorProgram(
  start: (options: SimulatorOptions, flags: Flags) => Promise<RunningServer>,
  ownFlags: Record<string, string> = {},
): Program {
  return {
    flags: {
      port: 'where to listen on 127.0.0.1; 0 (the default) takes a free port',
      home: 'the folder that keeps keys, merchants, payments and notices (required)',
      clock: 'the file of the one clock; real time without it',
      seed: 'breaks calls and notices at random, decided by this number',
      'chaos-percent': 'with --seed: how many of a hundred events are broken; 20 by default',
      'public-address': 'where a payer reaches this program; its own address by default',
      ...ownFlags,
    },
    start: (flags) => start(optionsIn(flags), flags),
  };
}

function optionsIn(flags: Flags): SimulatorOptions {
  const { home } = flags;
  if (!home) throw new UsageError('--home is missing.');
  const seed = readWholeNumber(flags, 'seed', Number.MAX_SAFE_INTEGER);
  const rate = (readWholeNumber(flags, 'chaos-percent', 100) ?? 20) / 100;
  return {
    port: readWholeNumber(flags, 'port', 65_535) ?? 0,
    home,
    clockFile: flags['clock'],
    publicAddress: flags['public-address']?.replace(/\/$/, ''),
    chaos: seed === undefined ? undefined : { seed, rate },
  };
}
