import type { Benchmark, Figure, Place } from './benchmark.ts';
import { p99AtHalfRate } from './harness/half-rate.ts';
import { type NetworkLoad, openNetworkLoad } from './load/network/generator.ts';
import { openNetworkSessions } from './world/network-sessions.ts';

const connections = 4;
const streams = 64;

/**
 * A network function reports what a data session used and asks for more: HTTP/2 in, read, rate,
 * debit, grant, durable, answered.
 */
export const nchfUpdate: Benchmark = {
  name: 'nchf-update',
  about: 'updates of data sessions over HTTP/2, 4 connections of 64 streams, over all lines',
  leastRatio: 1.5,
  goalRatio: 3,
  async open(place: Place) {
    const load = await networkLoad(place);
    return { round: () => fullRound(place, load) };
  },
};

/** The same at half of that load, when nothing queues: what an answer takes on an ordinary day. */
export const nchfLatency: Figure = {
  name: 'nchf-latency',
  about: 'p99 of nchf-update at half of its rate, at random instants',
  unit: 'ms',
  most: 10,
  async measure(place) {
    const load = await networkLoad(place);
    return p99AtHalfRate(place, 'nchf-latency', (perSecond) =>
      perSecond === undefined
        ? fullRound(place, load)
        : load.round({ seconds: place.roundSeconds, perSecond }),
    );
  },
};

/** Sessions are opened once and go on from round to round, as their numbers say. */
const loads = new WeakMap<Place, Promise<NetworkLoad>>();

export function networkLoad(place: Place): Promise<NetworkLoad> {
  const opened = loads.get(place) ?? open(place);
  loads.set(place, opened);
  return opened;
}

async function open(place: Place): Promise<NetworkLoad> {
  const { networkPort: port } = await place.server();
  return openNetworkLoad({ port, connections, sessions: await openNetworkSessions(place, port) });
}

export function fullRound({ roundSeconds: seconds, world }: Place, load: NetworkLoad) {
  // Half of the sessions at most: an update looks by chance for a session that is free.
  const concurrency = Math.min(connections * streams, Math.ceil(world.lines.length / 2));
  return load.round({ seconds, concurrency });
}
