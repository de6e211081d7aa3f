import { chargeEvent, type UseKind } from '#charging';
import type { Context } from '#platform/context';
import type { Figure } from './benchmark.ts';
import { openLoop } from './harness/open-loop.ts';
import { isTrial } from './harness/options.ts';
import { startServerProcess } from './harness/server-process.ts';
import { quantile } from './harness/statistics.ts';
import { fullRound, networkLoad } from './nchf-update.ts';
import { type OrderedWatch, watchOrdered } from './world/ordered-watch.ts';
import { makeRuleLines, type RuleLine } from './world/rule-lines.ts';
import { openWallet } from './world/wallet.ts';

const crossingsPerSecond = 10;
/**
 * What a server that has run for a while has compiled: a rule's whole way is long. They come beside
 * the same load, so that the connections are open that several at once need.
 */
const warmUps = 150;
const mostRounds = 5;
/** Of 200 crossings the 99th hundredth was the second worst alone: one pause of the machine. */
const leastSeconds = 10;
const message: UseKind = { service: 'sms', zone: 'HK', direction: 'out', to: 'HK' };

/**
 * A use brings a line below the level of its rule, until the rule has ordered: order, payment and
 * attempt are one commit. Meanwhile a network updates data sessions at half of the rate that it
 * reaches; the jobs run in a process of their own, and a wallet pays what they ask for.
 */
export const autoTopup: Figure = {
  name: 'auto-topup',
  about: 'p99 from the use that crosses a level to the attempt opened, at half of nchf-update',
  unit: 'ms',
  most: 200,
  async measure(place) {
    const { context, databaseUrl } = place;
    const seconds = isTrial(place) ? 1 : Math.max(leastSeconds, place.roundSeconds);
    const rounds = isTrial(place) ? 1 : Math.min(mostRounds, place.rounds);
    const perRound = Math.ceil(crossingsPerSecond * seconds);
    const load = await networkLoad(place);
    const full = await fullRound(place, load);
    // A trial has few sessions, and a pause of the machine finds each of them at it.
    const perSecond = full.done / full.seconds / (isTrial(place) ? 20 : 2);
    const wallet = await openWallet(context);
    const warming = isTrial(place) ? crossingsPerSecond : warmUps;
    const count = warming + rounds * perRound;
    const lines = await makeRuleLines(context, databaseUrl, wallet.connector, count);
    const watch = watchOrdered(context);
    const jobs = await startServerProcess(['--roles', 'web,jobs'], place.environment);
    /** As many as there are lines, beside the load. */
    const round = async (some: readonly RuleLine[]): Promise<ArrayLike<number>> => {
      const next = some.values();
      const crossing = openLoop(crossingsPerSecond, () => {
        const { value: line, done } = next.next();
        return done ? undefined : () => cross(context, watch, line);
      });
      const loading = load.round({ seconds: some.length / crossingsPerSecond, perSecond });
      const [{ latenciesMs }] = await Promise.all([crossing, loading]);
      return latenciesMs;
    };
    try {
      await round(lines.slice(0, warming));
      const all: number[] = [];
      for (let from = warming; from < count; from += perRound) {
        const latenciesMs = await round(lines.slice(from, from + perRound));
        const [p50, p99] = [quantile(latenciesMs, 0.5), quantile(latenciesMs, 0.99)];
        const latencies = `p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms`;
        place.say(`auto-topup beside ${Math.round(perSecond)} updates a second: ${latencies}`);
        all.push(...Array.from(latenciesMs));
      }
      // Of one round the last hundredth is a single crossing.
      return [quantile(all, 0.99)];
    } finally {
      await jobs.stop();
      wallet.stop();
    }
  },
};

async function cross(
  context: Context,
  watch: OrderedWatch,
  { line, number }: RuleLine,
): Promise<void> {
  const group = { ratingGroup: 1, use: message, wanted: 1n, used: [] };
  const said = { consumer: 'bench', sequence: 0, notifyUri: null, groups: [group] };
  await chargeEvent(context, { who: { number }, chargingId: `cross ${line}`, message: said });
  await watch.ordered(line);
}
