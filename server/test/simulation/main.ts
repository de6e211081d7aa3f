import { campaign } from '#test/campaign';
import { testDatabase } from '#test/database';
import { failureText, playStories } from '../stories/campaign.ts';
import { simulateLedger } from './ledger/simulate.ts';

await campaign({
  usage: `npm run simulate -- --seeds N [--from S]
Plays N random runs of the ledger against its model, and N top-ups on a bad network.
`,
  count: 'seeds',
  usual: 500,
  async run(seeds, from, say) {
    const closing: (() => Promise<void>)[] = [];
    const database = await testDatabase({ after: (work) => closing.push(work) });
    await simulateLedger(database, { seed: from, runs: seeds });
    for (const close of closing) await close();
    say(`the ledger: ${seeds} runs from seed ${from} agree with the model`);
    let told = 0;
    const { failures, ends, stories } = await playStories(from, seeds, (played) => {
      say(`top-ups: ${played.stories} of ${seeds} played`);
      for (const failure of played.failures.slice(told)) say(`  ${failureText(failure)}`);
      told = played.failures.length;
    });
    const words = [...ends].map(([end, count]) => `${count} ${end}`).join(', ');
    say(`top-ups: ${stories} played, ${failures.length} failed; ${words}`);
    return failures.length === 0;
  },
});
