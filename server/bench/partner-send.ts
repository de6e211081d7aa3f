import { randomUUID } from 'node:crypto';
import type { Benchmark, Figure, Place, Round } from './benchmark.ts';
import { countFor, p99AtHalfRate } from './harness/half-rate.ts';
import { openSupply } from './harness/supply.ts';
import { generateLoad, requestText } from './load/generator.ts';
import { openPartners, signPartnersIn } from './world/partners.ts';

/** Programs that send at the same time. */
const connections = 400;

/**
 * A top-up as a partner's program sends it, end to end: token, limits of client, tier and line,
 * reference, float, line, commission, validity, receipt, order, message, durable.
 */
export const partnerSend: Benchmark = {
  name: 'partner-send',
  about: 'top-ups sent by the programs of 40 partners over HTTP, 400 at a time',
  leastRatio: 1.3,
  goalRatio: 2.5,
  async open(place: Place) {
    const supply = openSupply(2_000, place.roundSeconds);
    let requests: Buffer[] = [];
    return {
      async prepare() {
        requests = await requestsOf(place, supply.count());
      },
      async round() {
        const { port } = await place.server();
        const round = await generateLoad({ port, connections, requests, expected: '"topup"' });
        supply.learn(round);
        return round;
      },
    };
  },
};

/** The same at half of that load, when nothing queues: what a buyer at an e-shop waits. */
export const partnerLatency: Figure = {
  name: 'partner-latency',
  about: 'p99 of partner-send at half of its rate, at random instants',
  unit: 'ms',
  most: 60,
  async measure(place) {
    const { port } = await place.server();
    const send = async (perSecond?: number): Promise<Round> => {
      const requests = await requestsOf(place, countFor(place, perSecond));
      return generateLoad({ port, connections, requests, expected: '"topup"', perSecond });
    };
    return p99AtHalfRate(place, 'partner-latency', send);
  },
};

/** Whose number it is, masked, as a shop's page asks before anybody pays. */
export const numberLookup: Benchmark = {
  name: 'number-lookup',
  about: 'programs of partners look numbers up over HTTP, 16 at a time',
  mostP99Ms: 5,
  async open(place: Place) {
    let lookUp: Awaited<ReturnType<typeof lookUpsOf>>;
    return {
      async prepare() {
        lookUp = await lookUpsOf(place);
      },
      round: () => lookUp(),
    };
  },
};

/** The same at half of that load, when nothing queues. */
export const lookupLatency: Figure = {
  name: 'lookup-latency',
  about: 'p99 of number-lookup at half of its rate, at random instants',
  unit: 'ms',
  most: 5,
  async measure(place) {
    return p99AtHalfRate(place, 'lookup-latency', await lookUpsOf(place));
  },
};

/** Looks numbers up for a round, as many as are answered or so many a second. */
async function lookUpsOf(place: Place): Promise<(perSecond?: number) => Promise<Round>> {
  const { port } = await place.server();
  const headers = await headersOf(place);
  const requests = place.world.lines.slice(0, mostNumbers).map(({ number }, index) => {
    const path = `/api/partner/v1/numbers/${encodeURIComponent(number)}`;
    return requestText(`GET ${path}`, headers[index % headers.length] ?? {});
  });
  const order = { port, connections: 16, requests, seconds: place.roundSeconds };
  return (perSecond) => generateLoad({ ...order, perSecond, expected: '"owner"' });
}

const mostNumbers = 20_000;

const opened = new WeakMap<Place, ReturnType<typeof openPartners>>();

/** Tokens live for some minutes and rounds go on for longer: each round begins with its own. */
async function headersOf(place: Place): Promise<Record<string, string>[]> {
  const partners = opened.get(place) ?? openPartners(place.context);
  opened.set(place, partners);
  const { port } = await place.server();
  return signPartnersIn(port, await partners);
}

async function requestsOf(place: Place, count: number): Promise<Buffer[]> {
  const headers = await headersOf(place);
  const { lines } = place.world;
  return Array.from({ length: count }, () => {
    sent += 1;
    const body = {
      reference: randomUUID(),
      number: lines[sent % lines.length]?.number,
      // Any line can be sold so little for as long as a benchmark takes.
      amountMinor: 5_000,
      isTwinIntended: true,
    };
    const text = Buffer.from(JSON.stringify(body));
    return requestText('POST /api/partner/v1/topups', headers[sent % headers.length] ?? {}, text);
  });
}

let sent = 0;
