import assert from 'node:assert/strict';
import process from 'node:process';
import { suite, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { type LaneOptions, openLanes } from './lanes.ts';

interface Item {
  readonly lane: number;
  readonly number: number;
}

const usual: LaneOptions = {
  lingerMs: 0,
  restMs: 0,
  maxCommands: 10,
  enoughCommands: 3,
  lanes: 3,
};

/** Lanes whose batches end when told: what each took along, by lane and number. */
function open(options: Partial<LaneOptions> = {}) {
  const begun: { readonly items: readonly Item[]; readonly free: () => void }[] = [];
  const push = openLanes<Item>({ ...usual, ...options }, (items, free) => {
    begun.push({ items, free });
  });
  let number = 0;
  return {
    begun,
    /** What the batches so far took along: `a1 b2` for the first of lane 0 and the second of 1. */
    said: () =>
      begun.map(({ items }) =>
        items.map((item) => `${'abcdef'[item.lane]}${item.number}`).join(' '),
      ),
    send: (...lanes: readonly number[]) => {
      for (const lane of lanes) push({ lane, number: (number += 1) }, lane);
    },
  };
}

const [a, b, c] = [0, 1, 2];

function timers(): number {
  return process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
}

suite('lanes of batches', () => {
  test('few share one batch, whatever their lanes', async () => {
    const { send, said } = open();
    send(a, b, c, a);
    assert.deepEqual(said(), []);
    await sleep(5);
    assert.deepEqual(said(), ['a1 a4 b2 c3']);
  });

  test('a lane with enough begins beside another, and waits for its own batch alone', async () => {
    const { send, said, begun } = open();
    send(a, a, a, b, b, b);
    assert.deepEqual(said(), ['a1 a2 a3', 'b4 b5 b6']);
    send(a, a, a);
    assert.equal(begun.length, 2);
    begun[0]?.free();
    assert.equal(said()[2], 'a7 a8 a9');
  });

  test('nothing is waited for once all have begun', () => {
    const before = timers();
    const { send } = open({ lingerMs: 60_000 });
    send(a, a);
    assert.equal(timers(), before + 1);
    send(a);
    assert.equal(timers(), before);
  });

  test('few wait until nothing is under way, and then go together', () => {
    const { send, said, begun } = open();
    send(a, a, a, b, b, b, c);
    begun[0]?.free();
    send(a);
    assert.equal(begun.length, 2);
    begun[1]?.free();
    assert.equal(said()[2], 'a8 c7');
  });

  test('few are not passed over for ever by two lanes that are always full', () => {
    const { send, begun } = open();
    send(a, a, a, b, b, b, c);
    for (let turn = 0; turn < 3; turn += 1) {
      const under = begun.length;
      const full = turn % 2 === 0 ? a : b;
      send(full, full, full);
      begun[under - 2]?.free();
    }
    assert.ok(begun.some(({ items }) => items.some(({ lane }) => lane === c)));
  });

  test('no batch is larger than it may be, and the rest goes next', async () => {
    const { send, said, begun } = open({ maxCommands: 4, enoughCommands: 4 });
    send(a, a, a, b, b, c);
    await sleep(5);
    assert.deepEqual(said(), ['a1 a2 a3 b4']);
    begun[0]?.free();
    assert.equal(said()[1], 'b5 c6');
  });

  test('what rests behind a batch goes when it has rested, or is enough', async () => {
    const { send, said, begun } = open({ restMs: 30, lingerMs: 0 });
    send(a);
    await sleep(5);
    send(b, c);
    begun[0]?.free();
    await sleep(5);
    assert.deepEqual(said(), ['a1']);
    send(c, c);
    assert.equal(said()[1], 'c3 c4 c5');
    await sleep(60);
    assert.equal(said()[2], 'b2');
  });

  test('each is taken once, in the order of its lane, and no lane is under way twice', async () => {
    const steps = fc.array(fc.oneof(fc.nat({ max: 2 }), fc.constant('end' as const)), {
      maxLength: 80,
    });
    const property = fc.asyncProperty(steps, fc.nat({ max: 1 }), async (all, restMs) => {
      const { send, begun } = open({ restMs, maxCommands: 5 });
      let ended = 0;
      const end = (): void => {
        const one = begun[ended];
        if (!one) return;
        ended += 1;
        one.free();
      };
      const check = (): void => {
        const under = begun.slice(ended).map(({ items }) => new Set(items.map(({ lane }) => lane)));
        for (const lane of [a, b, c]) assert.ok(under.filter((one) => one.has(lane)).length <= 1);
      };
      for (const step of all) {
        if (step === 'end') end();
        else send(step);
        check();
      }
      const sent = all.filter((step) => step !== 'end').length;
      const taken = (): Item[] => begun.flatMap(({ items }) => items);
      while (taken().length < sent || ended < begun.length) {
        end();
        check();
        await sleep(0);
      }
      for (const lane of [a, b, c]) {
        const numbers = taken().flatMap((item) => (item.lane === lane ? item.number : []));
        assert.deepEqual(
          numbers,
          numbers.toSorted((one, other) => one - other),
        );
      }
      assert.equal(taken().length, sent);
      assert.ok(begun.every(({ items }) => items.length > 0 && items.length <= 5));
    });
    await fc.assert(property, { numRuns: 60 });
  });
});
