import { type Program, readWholeNumber, UsageError } from '../kit/program.ts';
import { startSimulator } from './simulator.ts';

export const program: Program = {
  flags: {
    port: 'where to listen on 127.0.0.1; 0 (the default) takes a free port',
    home: 'the folder that keeps accounts, entries and faults (required)',
    clock: 'the file of the one clock; real time without it',
    seed: 'breaks calls at random, decided by this number',
    'chaos-percent': 'with --seed: how many of a hundred events are broken; 20 by default',
  },
  start(flags) {
    const { home } = flags;
    if (!home) throw new UsageError('--home is missing.');
    const seed = readWholeNumber(flags, 'seed', Number.MAX_SAFE_INTEGER);
    const rate = (readWholeNumber(flags, 'chaos-percent', 100) ?? 20) / 100;
    return startSimulator({
      port: readWholeNumber(flags, 'port', 65_535) ?? 0,
      home,
      clockFile: flags['clock'],
      chaos: seed === undefined ? undefined : { seed, rate },
    });
  },
};
