import { encodeMessage, frameMessage, usualDialect } from '#wire/iso8583';
import type { Benchmark, Place } from './benchmark.ts';
import { openSupply } from './harness/supply.ts';
import { tracedMessage } from './load/atm/connection.ts';
import { generateLoad } from './load/generator.ts';

/** Machines that sell at the same time, over eight connections of their acquirer. */
const connections = 500;
const traces = 999_999;

/** A sale at a cash machine as its acquirer's host asks for it: ISO 8583 in, durable, answered. */
export const atmSale: Benchmark = {
  name: 'atm-sale',
  about: 'top-ups sold at cash machines, ISO 8583 over 8 connections of one acquirer',
  leastRatio: 1.2,
  goalRatio: 2,
  async open(place: Place) {
    const { lines } = place.world;
    const supply = openSupply(2_000, place.roundSeconds);
    const { atmPort: port } = await place.server();
    let requests: Buffer[] = [];
    let sold = 0;
    const sale = (): Buffer => {
      sold += 1;
      return saleAt(sold, lines[sold % lines.length]?.number ?? '');
    };
    return {
      async prepare() {
        requests = Array.from({ length: supply.count() }, sale);
      },
      async round() {
        const order = { port, connections, requests, expected: '39=00', isAtm: true };
        const round = await generateLoad(order);
        supply.learn(round);
        return round;
      },
    };
  },
};

/** As the acquirer's host writes it; the trace number and the terminal name it. */
function saleAt(at: number, number: string): Buffer {
  const trace = String(1 + (at % traces)).padStart(6, '0');
  const fields = {
    3: '500000',
    // Any line can be sold so little for as long as a benchmark takes.
    4: '000000005000',
    7: '1123001200',
    11: trace,
    12: '081200',
    13: '1123',
    32: '423935',
    41: `ATM${String(Math.floor(at / traces)).padStart(5, '0')}`,
    42: 'HARBOUR BANK   ',
    48: number.slice(1),
    49: '344',
  };
  const message = encodeMessage(usualDialect, { type: '0200', fields });
  return tracedMessage(trace, frameMessage(usualDialect, message));
}
