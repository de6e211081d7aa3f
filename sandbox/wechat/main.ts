import { runProgram } from '../kit/program.ts';
import { program } from './program.ts';

await runProgram(program);
