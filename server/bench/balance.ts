import type { Benchmark, Place } from './benchmark.ts';
import { generateLoad, requestText } from './load/generator.ts';
import { signAllIn } from './world/visitors.ts';

const connections = 32;
/** One in so many lines has its person sign in. */
const linesPerVisitor = 100;

/** The app's first screen: who comes by which cookies, their lines, balances and open orders. */
export const balance: Benchmark = {
  name: 'balance',
  about: 'signed-in people read their lines with balances over HTTP, 32 at a time',
  leastRatio: 2,
  goalRatio: 2,
  mostP99Ms: 10,
  async open(place: Place) {
    const visitors = place.world.lines.filter((_, index) => index % linesPerVisitor === 0);
    const cookies = await signAllIn(place.context, visitors);
    const requests = cookies.map((cookie) => requestText('GET /api/app/lines', { cookie }));
    const { port } = await place.server();
    const seconds = place.roundSeconds;
    const expected = '"balance"';
    return { round: () => generateLoad({ port, connections, requests, seconds, expected }) };
  },
};
