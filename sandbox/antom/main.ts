import { runSimulator } from '../kit/simulator-program.ts';
import { startSimulator } from './simulator.ts';

await runSimulator(startSimulator);
