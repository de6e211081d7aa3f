import { campaign } from '#test/campaign';
import { testDatabase } from '#test/database';
import { playBorder } from '../stories/border/cross-border.ts';
import { failureText, playStories } from '../stories/campaign.ts';
import { simulateCharging } from './charging/simulate.ts';
import { simulateLedger } from './ledger/simulate.ts';

const mostTold = 20;

await campaign({
  usage: `npm run simulate -- --seeds N [--from S]
Plays N random runs of the ledger and of charging against their models, N top-ups on a bad network,
and 4 N lines that cross the border while the core network loses, doubles and reorders what it says.
`,
  count: 'seeds',
  usual: 500,
  async run(seeds, from, say) {
    const closing: (() => Promise<void>)[] = [];
    const after = (work: () => Promise<void>) => closing.push(work);
    const simulations = { 'the ledger': simulateLedger, charging: simulateCharging };
    for (const [name, simulate] of Object.entries(simulations)) {
      await simulate(await testDatabase({ after }), { seed: from, runs: seeds });
      for (const close of closing.splice(0)) await close();
      say(`${name}: ${seeds} runs from seed ${from} agree with the model`);
    }
    let told = 0;
    const { failures, ends, stories } = await playStories(from, seeds, (played) => {
      say(`top-ups: ${played.stories} of ${seeds} played`);
      for (const failure of played.failures.slice(told)) say(`  ${failureText(failure)}`);
      told = played.failures.length;
    });
    const words = [...ends].map(([end, count]) => `${count} ${end}`).join(', ');
    say(`top-ups: ${stories} played, ${failures.length} failed; ${words}`);
    const { report, problems } = await playBorder(from, seeds);
    const { requests, counts, toppedUp } = report;
    const dry = `${counts['data ran dry'] ?? 0} ran dry, ${toppedUp} were topped up`;
    say(`the border: ${requests} requests, ${dry}, ${problems.length} problems`);
    for (const problem of problems.slice(0, mostTold)) say(`  ${problem}`);
    return failures.length === 0 && problems.length === 0;
  },
});
