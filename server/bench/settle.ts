import { noticeApplier, type StoredNotice } from '#payments';
import type { Benchmark, Place } from './benchmark.ts';
import { closedLoop } from './harness/closed-loop.ts';
import { openSupply } from './harness/supply.ts';
import { storeNotices } from './world/stored-notices.ts';

const concurrency = 1_000;

/**
 * The whole consequence of a stored notice in one commit: captured, credited with its bonus,
 * validity granted, receipt issued, message queued. Each order is of another line.
 */
export const settle: Benchmark = {
  name: 'settle',
  about: 'stored notices applied, in process: paid, credited, receipted, message queued',
  leastRatio: 2,
  goalRatio: 3,
  async open(place: Place) {
    const orders = await place.orders();
    const supply = openSupply(2_000, place.roundSeconds);
    let waiting: StoredNotice[] = [];
    return {
      async prepare() {
        waiting = await storeNotices(place, await orders.make(supply.count()));
      },
      async round() {
        const apply = noticeApplier(place.context);
        const round = await closedLoop(concurrency, () => {
          const notice = waiting.pop();
          return notice && (() => apply(notice));
        });
        supply.learn(round);
        return round;
      },
    };
  },
};
