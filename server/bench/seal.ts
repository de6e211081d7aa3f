import assert from 'node:assert/strict';
import { secondMs } from '#base';
import { sealLog } from '#transparency';
import type { Benchmark, Figure, Place, Runner } from './benchmark.ts';
import { settle } from './settle.ts';

const leaves = 50_000;

/** Seals what waits; returns how many leaves and for how long it was at it. */
async function sealFor(place: Place, most: number): Promise<{ count: number; seconds: number }> {
  let [count, seconds] = [0, 0];
  for (let idle = 0; count < most && idle < 10; ) {
    const startMs = performance.now();
    const sealed = await sealLog(place.context);
    if (sealed === 0) {
      idle += 1;
      await new Promise((resolve) => setTimeout(resolve, secondMs));
    } else {
      count += sealed;
      seconds += (performance.now() - startMs) / 1_000;
    }
  }
  return { count, seconds };
}

/** What the world has moved while it was made, from the books to a signed checkpoint. */
export const seal: Figure = {
  name: 'seal',
  about: `${leaves} transfers read from the books, hashed, appended to the log and signed`,
  unit: 's',
  // 5,000 a second.
  most: 10,
  async measure(place) {
    const { count, seconds } = await sealFor(place, leaves);
    assert.ok(count >= leaves, `only ${count} leaves were there to seal`);
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
