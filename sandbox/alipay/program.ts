import { readWholeNumber } from '../kit/program.ts';
import { simulatorProgram } from '../kit/simulator-program.ts';
import { startSimulator } from './simulator.ts';

const dayMs = 24 * 3_600_000;

export const program = simulatorProgram(
  (options, flags) => {
    const days = readWholeNumber(flags, 'refund-window-days', 3_650) ?? 90;
    return startSimulator({ ...options, settings: { refundWindowMs: days * dayMs } });
  },
  { 'refund-window-days': 'after this long a paid trade is finished; 90 by default' },
);
