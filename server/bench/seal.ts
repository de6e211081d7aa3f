import assert from 'node:assert/strict';
import { secondMs } from '#base';
import { sealLog } from '#transparency';
import type { Benchmark, Figure, Place, Runner } from './benchmark.ts';
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

/** `settle`, while a second process's worth of sealing goes on beside it. */
export const settleSealing: Benchmark = {
  name: 'settle-sealing',
  about: 'settle, while the log is sealed every second beside it',
  // Nine tenths of what settle must do.
  leastRatio: 1.8,
  async open(place: Place): Promise<Runner> {
    const inner = await settle.open(place);
    return {
      ...inner,
      async round() {
        const timer = setInterval(() => void sealLog(place.context), secondMs);
        try {
          return await inner.round();
        } finally {
          clearInterval(timer);
        }
      },
    };
  },
};
