import { campaign } from '#test/campaign';
import { weather } from './storm.ts';

const copies = 20;

await campaign({
  usage: `npm run replays -- --keys N
Sends N top-ups of a partner, each ${copies} times at once, and holds what was sold to N.
`,
  count: 'keys',
  usual: 10_000,
  async run(keys, _from, say) {
    const closing: (() => Promise<void>)[] = [];
    const t = { after: (work: () => Promise<void>) => closing.push(work) };
    const storm = { keys, copies, inFlight: 200 };
    const { effects, requests, statuses } = await weather({ after: t.after }, storm, say);
    for (const close of closing.toReversed()) await close();
    const told = [...statuses].map(([status, count]) => `${count} × ${status}`).join(', ');
    say(`${requests} requests (${told}) had ${effects} effects of ${keys}`);
    return effects === keys;
  },
});
