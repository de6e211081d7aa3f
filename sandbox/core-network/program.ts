import { type Program, readWholeNumber } from '../kit/program.ts';
import { startSimulator } from './simulator.ts';

export const program: Program = {
  flags: {
    port: 'where people and tests reach it on 127.0.0.1; 0 (the default) takes a free port',
    'notify-port': 'where the charging function reaches it; 0 (the default) takes a free port',
    clock: 'the file of the one clock; real time without it',
  },
  start(flags) {
    return startSimulator({
      port: readWholeNumber(flags, 'port', 65_535) ?? 0,
      notifyPort: readWholeNumber(flags, 'notify-port', 65_535) ?? 0,
      clockFile: flags['clock'],
    });
  },
};
