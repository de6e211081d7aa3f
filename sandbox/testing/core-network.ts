import { startProgram, type StartedProgram } from './start-program.ts';

/** The core network as its own process, told where to charge. */
export interface CoreNetwork extends StartedProgram {
  /** Calls its control API and gives the answer. */
  ask<Reply = Record<string, unknown>>(method: string, path: string, body?: object): Promise<Reply>;
}

export interface SessionView {
  id: string;
  state: string;
  why: string;
  granted: number;
  used: number;
  left: number;
  passed?: number;
  redirectTo?: string;
}

export interface StatusView {
  counts: Record<string, number>;
  complaints: string[];
}

export async function startCoreNetwork(flags: readonly string[] = []): Promise<CoreNetwork> {
  const program = await startProgram('core-network/main.ts', flags);
  return {
    ...program,
    async ask<Reply>(method: string, path: string, body?: object): Promise<Reply> {
      const response = await fetch(`${program.address}/sandbox/${path}`, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${path} ${response.status}: ${text}`);
      return JSON.parse(text) as Reply;
    },
  };
}
