import { balance } from './balance.ts';
import type { Figure } from './benchmark.ts';
import { notice } from './notice.ts';

const mostRounds = 3;

/** What the server process has held at most, after the load of the benchmarks that it serves. */
export const memory: Figure = {
  name: 'memory',
  about: 'peak memory of the server process under the load of balance and notice',
  unit: 'MB',
  most: 300,
  async measure(place) {
    const server = await place.server();
    const rounds = Math.min(mostRounds, place.rounds);
    for (const benchmark of [balance, notice]) {
      const runner = await benchmark.open(place);
      for (let turn = 0; turn < rounds; turn += 1) {
        await runner.prepare?.();
        await runner.round();
        await runner.settle?.();
        place.say(`memory, under ${benchmark.name}: ${Math.round(server.peakMemoryMb())} MB`);
      }
    }
    return [server.peakMemoryMb()];
  },
};
