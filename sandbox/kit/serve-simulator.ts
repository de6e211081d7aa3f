import type { Clock } from './clock.ts';
import type { Log } from './log.ts';
import type { Journal } from './journal.ts';
import { type Route, type RunningServer, startServer } from './server.ts';
import type { SimulatorOptions } from './simulator-program.ts';

/** What every simulator of a provider is made of, opened. */
export interface Simulator {
  readonly options: SimulatorOptions;
  readonly log: Log;
  readonly clock: Clock;
  readonly journal: Journal;
  readonly faults: { setChaos(chaos: { seed: number; rate: number }): void };
  readonly notifier: { wake(): void; stop(): void };
  readonly routes: readonly Route[];
  /** Is told where it listens before the first notice goes out; takes up what was under way. */
  readonly goOn: (address: string) => void;
}

/** Serves a simulator until it is stopped; notices go out whenever something was asked of it. */
export async function serveSimulator(simulator: Simulator): Promise<RunningServer> {
  const { options, log, clock, journal, faults, notifier, routes, goOn } = simulator;
  if (options.chaos !== undefined) faults.setChaos(options.chaos);
  const { port } = options;
  const server = await startServer({ port, routes, log, onAnswered: () => notifier.wake() });
  goOn(server.address);
  notifier.wake();
  return {
    ...server,
    async stop() {
      notifier.stop();
      clock.close();
      await server.stop();
      journal.close();
    },
  };
}
