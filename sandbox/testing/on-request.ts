import { createInterface } from 'node:readline';
import { startProgramHere } from '../kit/program.ts';
import type { RunningServer } from '../kit/server.ts';
import { programs } from '../programs.ts';

/** Asks for a program to start, or for one that runs to stop, under a number of the asker's own. */
interface Asked {
  readonly id: number;
  readonly name: string;
  /** Its flags; without them it stops. */
  readonly words?: readonly string[];
}

// Runs programs for tests, each from when it is asked for until it is told to stop: a process for
// each would spend most of its life on its own start. Reads a line of JSON for each, answers with a
// line, and ends with its stdin.
const running = new Map<number, RunningServer>();

async function answerTo({ id, name, words }: Asked): Promise<object> {
  if (words === undefined) {
    await running.get(id)?.stop();
    running.delete(id);
    return { id };
  }
  const load = programs[name];
  if (!load) throw new Error(`there is no program "${name}"`);
  const started = await startProgramHere((await load()).program, words);
  running.set(id, started);
  return { id, address: started.address, ...started.told };
}

createInterface({ input: process.stdin })
  .on('line', (line) => {
    const asked = JSON.parse(line) as Asked;
    const told = answerTo(asked).catch((error: unknown) => ({
      id: asked.id,
      failure: String(error),
    }));
    void told.then((answer) => process.stdout.write(`${JSON.stringify(answer)}\n`));
  })
  .on('close', () => process.exit(0));
