import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface StartedProgram {
  address: string;
  port: number;
  /** Closes its stdin, which asks it to stop, and gives its exit code. */
  stop(): Promise<number | null>;
  /** Gives it no chance to tidy up. */
  kill(): Promise<void>;
  signal(name: 'SIGTERM' | 'SIGINT'): Promise<number | null>;
}

/** Starts a sandbox program as its own process and waits for its ready line. */
export async function startProgram(
  path: string,
  flags: readonly string[],
  environment: Record<string, string> = {},
): Promise<StartedProgram> {
  const file = fileURLToPath(new URL(`../${path}`, import.meta.url));
  const child = spawn(process.execPath, [file, ...flags], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint += text;
  });
  const exited = once(child, 'exit').then(() => child.exitCode);
  const line = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line').then(([first]) => String(first)),
    exited.then((code) => {
      throw new Error(`${path} ended with ${code}: ${complaint}`);
    }),
  ]);
  const ready: { ready: boolean; port: number; address: string } = JSON.parse(line);
  return {
    address: ready.address,
    port: ready.port,
    stop() {
      child.stdin.end();
      return exited;
    },
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
    signal(name) {
      child.kill(name);
      return exited;
    },
  };
}
