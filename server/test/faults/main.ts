import { killedText, playKilledServer } from '../stories/killed-server.ts';
import { campaign } from '#test/campaign';

await campaign({
  usage: `npm run faults -- --runs N [--from S]
Kills the real server between any two steps of top-ups: N runs of eight people and some deaths.
`,
  count: 'runs',
  usual: 20,
  async run(runs, from, say) {
    let wrong = 0;
    let deaths = 0;
    await playKilledServer(from, runs, (played) => {
      deaths += played.deaths;
      const words = [...played.ends].map(([end, count]) => `${count} ${end}`).join(', ');
      say(`run ${played.run}: killed ${played.deaths} times; ${words}`);
      if (played.problems.length === 0) return;
      wrong += 1;
      say(`  ${killedText(played)}`);
    });
    say(`${runs} runs, killed ${deaths} times, ${wrong} failed`);
    return wrong === 0;
  },
});
