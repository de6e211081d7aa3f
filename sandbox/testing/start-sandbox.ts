import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Receiver, startReceiver } from './receiver.ts';
import { openShop, type Shop } from './shop.ts';
import { type StartedProgram, startProgram } from './start-program.ts';
import { writeClock } from './write-clock.ts';

export interface Sandbox {
  shop: Shop;
  receiver: Receiver;
  home: string;
  /** Virtual time is `virtualMs` now and passes `rate` times as fast as real time. */
  setClock(virtualMs: number, rate: number): void;
  /** Ends the simulator, `kill` without warning, and starts another on the same home. */
  restart(how: 'stop' | 'kill'): Promise<void>;
  close(): Promise<void>;
}

/** The simulator as its own process, with a merchant and an address for its notices. */
export async function startSandbox(flags: readonly string[] = []): Promise<Sandbox> {
  const home = mkdtempSync(join(tmpdir(), 'sandbox-alipay-'));
  const clockFile = join(home, 'clock.json');
  const start = (port: number): Promise<StartedProgram> => {
    const own = ['--home', join(home, 'state'), '--clock', clockFile, '--port', String(port)];
    return startProgram('alipay/main.ts', [...own, ...flags]);
  };
  let program = await start(0);
  const shop = await openShop(program.address);
  const receiver = await startReceiver();
  return {
    shop,
    receiver,
    home,
    setClock: (virtualMs, rate) => writeClock(clockFile, virtualMs, rate),
    async restart(how) {
      await program[how]();
      program = await start(program.port);
    },
    async close() {
      await program.stop();
      await receiver.close();
      rmSync(home, { recursive: true });
    },
  };
}
