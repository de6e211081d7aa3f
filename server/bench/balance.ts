import type { Benchmark, Place } from './benchmark.ts';
import { generateLoad, requestText } from './load/generator.ts';
import type { Visitor } from './world/visitors.ts';

/** What the app asks again whenever somebody looks: one line's balance, lots and validity. */
export const balance: Benchmark = {
  name: 'balance',
  about: 'signed-in people read the balance of a line over HTTP, 32 at a time',
  leastRatio: 2,
  mostP99Ms: 10,
  open: (place) => asking(place, ({ line }) => `GET /api/app/lines/${line}/balance`),
};

/** The app's whole first screen: lines, numbers, balances, packs, fees, loans, open top-ups. */
export const home: Benchmark = {
  name: 'home',
  about: 'signed-in people read their whole first screen over HTTP, 32 at a time',
  open: (place) => asking(place, () => 'GET /api/app/lines'),
};

const connections = 32;

async function asking(place: Place, what: (visitor: Visitor) => string) {
  const visitors = await place.visitors();
  const requests = visitors.map((one) => requestText(what(one), { cookie: one.cookie }));
  const { port } = await place.server();
  const seconds = place.roundSeconds;
  const expected = '"balance"';
  return { round: () => generateLoad({ port, connections, requests, seconds, expected }) };
}
