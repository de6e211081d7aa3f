import { randomUUID } from 'node:crypto';
import type { Benchmark, Figure, Place, Round } from './benchmark.ts';
import { countFor, p99AtHalfRate } from './harness/half-rate.ts';
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
    const supply = openSupply(2_000, place.roundSeconds);
    const { port } = await place.server();
    const sale = await salesOf(place);
    let requests: Buffer[] = [];
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

/** The same at half of that load, when nothing queues: what a customer at the counter waits. */
export const agentLatency: Figure = {
  name: 'agent-latency',
  about: 'p99 of agent-sale at half of its rate, at random instants',
  unit: 'ms',
  most: 50,
  async measure(place) {
    const { port } = await place.server();
    const sale = await salesOf(place);
    const sell = async (perSecond?: number): Promise<Round> => {
      const requests = Array.from({ length: countFor(place, perSecond) }, sale);
      return generateLoad({ port, connections, requests, expected: '"topup"', perSecond });
    };
    return p99AtHalfRate(place, 'agent-latency', sell);
  },
};

const opened = new WeakMap<Place, ReturnType<typeof openShops>>();

/** Makes a request of a till after the other; of ten, so many are of the chain. */
async function salesOf(place: Place): Promise<() => Buffer> {
  const opening = opened.get(place) ?? openShops(place.context, place.databaseUrl);
  opened.set(place, opening);
  const shops = await opening;
  const { lines } = place.world;
  return () => {
    sold += 1;
    const tills = sold % 10 < chainShare * 10 ? shops.chain : shops.agents;
    const till = tills[sold % tills.length];
    const headers = { ...till?.headers, 'idempotency-key': randomUUID() };
    const body = {
      number: lines[sold % lines.length]?.number,
      // Any line can be sold so little for as long as a benchmark takes.
      amountMinor: 5_000,
      pin: benchPin,
      isTwinIntended: true,
    };
    return requestText('POST /api/agent/sales', headers, Buffer.from(JSON.stringify(body)));
  };
}

let sold = 0;
