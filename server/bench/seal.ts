import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { secondMs } from '#base';
import { sealLog } from '#transparency';
import type { Figure, Place, Round } from './benchmark.ts';
import { isTrial } from './harness/options.ts';
import { settle } from './settle.ts';
import { sealWaiting } from './world/sealed-log.ts';

const leaves = 50_000;

/** What the world has moved while it was made, from the books to a signed checkpoint. */
export const seal: Figure = {
  name: 'seal',
  about: `${leaves} transfers read from the books, hashed, appended to the log and signed`,
  unit: 's',
  // 5,000 a second.
  most: 10,
  async measure(place) {
    const least = isTrial(place) ? 1 : leaves;
    const { count, seconds } = await sealWaiting(place, least);
    assert.ok(count >= least, `only ${count} leaves were there to seal`);
    return [(seconds * leaves) / count];
  },
};

/** The log is sealed every second beside `settle`, as the server's schedule does it. */
export const sealBesideSettle: Figure = {
  name: 'seal-beside-settle',
  about: `the same, every second beside settle: as if all ${leaves} were sealed that way`,
  unit: 's',
  // 5,000 a second, of all seconds and not only of those in which it is at it.
  most: 10,
  async measure(place) {
    const { sealing } = await besideEachOther(place);
    return [leaves / sealing];
  },
};

export const settleBesideSeal: Figure = {
  name: 'settle-beside-seal',
  about: 'how many times as long a settle takes while the log is sealed beside it',
  unit: 'times',
  // Nine tenths of its rate.
  most: 1 / 0.9,
  async measure(place) {
    const { alone, beside } = await besideEachOther(place);
    return [alone / beside];
  },
};

interface Rates {
  /** Settles a second, with nothing beside them and with the log being sealed. */
  readonly alone: number;
  readonly beside: number;
  /** Leaves a second. */
  readonly sealing: number;
}

const measured = new WeakMap<Place, Promise<Rates>>();

/** Both figures are of the same rounds, which is all that makes them one claim. */
function besideEachOther(place: Place): Promise<Rates> {
  const known = measured.get(place) ?? measureRates(place);
  measured.set(place, known);
  return known;
}

/** Rounds of both sorts by turns, so that a slow minute of the machine is in both. */
async function measureRates(place: Place): Promise<Rates> {
  const runner = await settle.open(place);
  const [alone, beside]: [Round[], Round[]] = [[], []];
  let [count, seconds] = [0, 0];
  for (let nth = 0; nth < place.rounds; nth += 1) {
    await runner.prepare?.();
    alone.push(await runner.round());
    await runner.prepare?.();
    const sealing = sealEverySecond(place);
    const round = await runner.round();
    const sealed = await sealing.end();
    count += sealed.count;
    seconds += round.seconds + sealed.secondsBehind;
    beside.push(round);
  }
  return { alone: rateOf(alone), beside: rateOf(beside), sealing: Math.max(1, count) / seconds };
}

/** Whole seconds: a run takes what is left of its own, and never runs beside the next. */
function sealEverySecond({ context }: Place) {
  const state = { count: 0, sealedMs: 0, isOver: false };
  const run = (async () => {
    while (!state.isOver) {
      const startedMs = performance.now();
      state.count += await sealLog(context);
      state.sealedMs = performance.now();
      await sleep(Math.max(0, startedMs + secondMs - performance.now()));
    }
  })();
  return {
    /** What was sealed, and for how long it went on behind the end. */
    async end() {
      state.isOver = true;
      const endedMs = performance.now();
      await run;
      const secondsBehind = Math.max(0, state.sealedMs - endedMs) / secondMs;
      return { count: state.count, secondsBehind };
    },
  };
}

function rateOf(rounds: readonly Round[]): number {
  const done = rounds.reduce((sum, round) => sum + round.done, 0);
  return done / rounds.reduce((sum, { seconds }) => sum + seconds, 0);
}
