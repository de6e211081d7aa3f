import { simulatorProgram } from '../kit/simulator-program.ts';
import { startSimulator } from './simulator.ts';

export const program = simulatorProgram(startSimulator);
