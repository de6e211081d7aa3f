import { randomUUID } from 'node:crypto';
import type { Benchmark, Place } from './benchmark.ts';
import { openSupply } from './harness/supply.ts';
import { generateLoad, requestText } from './load/generator.ts';
import { benchPin, openShops } from './world/shops.ts';

/** Tills that sell at the same time, each on a connection of its own. */
const connections = 500;
/** Of all sales, what shops of the one chain make, which sell from one float. */
const chainShare = 0.3;

/**
 * A sale as a shop makes it, end to end: who sells, PIN, whose number, limits of tier and line,
 * float, line, commission, validity, receipt, order, both messages, durable.
 */
export const agentSale: Benchmark = {
  name: 'agent-sale',
  about: 'top-ups sold by 1,000 agents over HTTP, 30 % of them by one chain from one float',
  leastRatio: 1.5,
  goalRatio: 3,
  async open(place: Place) {
    const shops = await openShops(place.context, place.databaseUrl);
    const { lines } = place.world;
    const supply = openSupply(2_000, place.roundSeconds);
    const { port } = await place.server();
    let requests: Buffer[] = [];
    let sold = 0;
    const sale = (): Buffer => {
      sold += 1;
      const tills = sold % 10 < chainShare * 10 ? shops.chain : shops.agents;
      const till = tills[sold % tills.length];
      const line = lines[sold % lines.length];
      const headers = { ...till?.headers, 'idempotency-key': randomUUID() };
      const body = {
        number: line?.number,
        // Any line can be sold so little for as long as a benchmark takes.
        amountMinor: 5_000,
        pin: benchPin,
        isTwinIntended: true,
      };
      return requestText('POST /api/agent/sales', headers, Buffer.from(JSON.stringify(body)));
    };
    return {
      async prepare() {
        requests = Array.from({ length: supply.count() }, sale);
      },
      async round() {
        const round = await generateLoad({ port, connections, requests, expected: '"topup"' });
        supply.learn(round);
        return round;
      },
    };
  },
};
