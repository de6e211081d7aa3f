import type { Benchmark, Place } from './benchmark.ts';
import { openSupply } from './harness/supply.ts';
import { generateLoad, requestText } from './load/generator.ts';
import { untilApplied } from './world/stored-notices.ts';
import { signedNotices } from './world/signed-notices.ts';

const connections = 64;

/**
 * Signed notices, each about a payment that is waited for: verified, stored and acknowledged. The
 * server applies them meanwhile, so the whole consequence is on the machine too.
 */
export const notice: Benchmark = {
  name: 'notice',
  about: 'signed notices over HTTP, 64 at a time: verified, stored, acknowledged',
  leastRatio: 1,
  async open(place: Place) {
    const orders = await place.orders();
    const supply = openSupply(2_000, place.roundSeconds);
    const { port } = await place.server();
    const line = `POST /notices/${place.world.alipay.connector}`;
    const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
    let requests: Buffer[] = [];
    return {
      async prepare() {
        const bodies = await signedNotices(place, await orders.make(supply.count()));
        requests = bodies.map((body) => requestText(line, headers, body));
      },
      async round() {
        const round = await generateLoad({ port, connections, requests, expected: 'success' });
        supply.learn(round);
        return round;
      },
      settle: () => untilApplied(place),
    };
  },
};
