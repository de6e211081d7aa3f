import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** A running program of the outside world. */
export interface SandboxProgram {
  readonly address: string;
  /** Where it speaks SMPP or SMTP, if it does. */
  readonly smppPort: number | undefined;
  readonly smtpPort: number | undefined;
  /** Asks it to end and waits until it has. */
  stop(): Promise<void>;
}

const root = path.resolve(import.meta.dirname, '../../..');
/** Long, because a machine that is busy with other tests takes long to make keys. */
const readyWithinMs = 60_000;

/**
 * Starts `sandbox/<name>/main.ts` as a process of its own and waits for its ready line. It ends
 * with this process at the latest, because it watches the pipe between the two.
 */
export async function startSandboxProgram(
  name: string,
  flags: Readonly<Record<string, string>>,
): Promise<SandboxProgram> {
  const file = path.join(root, 'sandbox', name, 'main.ts');
  const given = Object.entries(flags).flatMap(([flag, value]) => [`--${flag}`, value]);
  const child = spawn(process.execPath, [file, '--port', '0', ...given], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint += text;
  });
  const ended = once(child, 'exit');
  const timeout = AbortSignal.timeout(readyWithinMs);
  const line = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line', { signal: timeout }),
    ended.then(() => {
      throw new Error(`sandbox/${name} ended: ${complaint}`);
    }),
  ]);
  const { address, smppPort, smtpPort } = JSON.parse(String(line[0])) as SandboxProgram;
  return {
    address,
    smppPort,
    smtpPort,
    async stop() {
      child.stdin.end();
      await ended;
    },
  };
}
