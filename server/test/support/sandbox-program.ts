import { openSandboxHost, type SandboxHost } from './sandbox-host.ts';

/** A running program of the outside world. */
export interface SandboxProgram {
  readonly address: string;
  /** Where it speaks SMPP or SMTP, if it does. */
  readonly smppPort: number | undefined;
  readonly smtpPort: number | undefined;
  /** Asks it to end and waits until it has. */
  stop(): Promise<void>;
}

let host: SandboxHost | undefined;
let started = 0;

/**
 * Starts `sandbox/<name>` in the process that this one has for such programs, and waits until it
 * listens. It ends with this process at the latest.
 */
export async function startSandboxProgram(
  name: string,
  flags: Readonly<Record<string, string>>,
): Promise<SandboxProgram> {
  if (!host || host.hasEnded()) host = openSandboxHost();
  const running = host;
  started += 1;
  const id = started;
  const words = Object.entries(flags).flatMap(([flag, value]) => [`--${flag}`, value]);
  const { address, smppPort, smtpPort } = await running.start(id, name, ['--port', '0', ...words]);
  return {
    address,
    smppPort,
    smtpPort,
    stop: () => running.stop(id, name),
  };
}
