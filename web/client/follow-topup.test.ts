import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Topup, TopupState } from './channel-types.ts';
import { followTopup, pollPausesMs, reopenMs, type Stream, silenceMs } from './follow-topup.ts';
import type { Result } from './problem.ts';

/** Time that passes only when a test says so. */
function handTime() {
  let nowMs = 0;
  let waiting: { atMs: number; run: () => void }[] = [];
  return {
    after(ms: number, run: () => void) {
      const one = { atMs: nowMs + ms, run };
      waiting.push(one);
      return () => {
        waiting = waiting.filter((other) => other !== one);
      };
    },
    waiting: () => waiting.length,
    async pass(ms: number) {
      const untilMs = nowMs + ms;
      for (;;) {
        const [next] = waiting
          .filter((one) => one.atMs <= untilMs)
          .sort((one, other) => one.atMs - other.atMs);
        if (!next) break;
        nowMs = next.atMs;
        waiting = waiting.filter((one) => one !== next);
        next.run();
        await settled();
      }
      nowMs = untilMs;
    },
  };
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

function topupIn(state: TopupState, events: number): Topup {
  const at = '2026-06-30T00:12:00Z';
  return {
    id: 'top_1',
    state,
    timeline: Array.from({ length: events }, () => ({ at, event: 'ordered' as const })),
  } as unknown as Topup;
}

const unreachable: Result<Topup> = {
  isOk: false,
  problem: { kind: 'unreachable', reason: 'timeout' },
};

interface HandStream extends Stream {
  isClosed: boolean;
  tell: (data: string) => void;
  cut: () => void;
}

/** A stream that tells and breaks when a test says so. */
function handStream(): HandStream {
  const stream: HandStream = {
    isClosed: false,
    tell: () => undefined,
    cut: () => undefined,
    addEventListener(kind: string, react: (event: { data: string }) => void) {
      if (kind === 'message') stream.tell = (data) => react({ data });
      else stream.cut = () => react({ data: '' });
    },
    close() {
      stream.isClosed = true;
    },
  };
  return stream;
}

/** The outside world of a follower: a network whose stream and answers a test directs. */
function network() {
  const time = handTime();
  const streams: HandStream[] = [];
  const shown: string[] = [];
  const heard: boolean[] = [];
  const answer: Result<Topup> = unreachable;
  const world = {
    time,
    streams,
    shown,
    heard,
    asked: 0,
    answer,
    tell: (topup: Topup) => streams.at(-1)?.tell(JSON.stringify(topup)),
    cut: () => streams.at(-1)?.cut(),
    start: () =>
      followTopup('top_1', {
        timers: time,
        openStream() {
          const stream = handStream();
          streams.push(stream);
          return stream;
        },
        async read() {
          world.asked += 1;
          return await Promise.resolve(world.answer);
        },
        onTopup: (topup) => shown.push(topup.state),
        onHeard: (isHeard) => heard.push(isHeard),
        onRefused: ({ code }) => shown.push(code),
      }),
  };
  return world;
}

suite('following an order', () => {
  test('what the stream tells is shown, and a final state ends everything', async () => {
    const world = network();
    world.start();
    world.tell(topupIn('awaiting_payment', 1));
    world.tell(topupIn('credited', 3));
    await world.time.pass(120_000);
    assert.deepEqual(world.shown, ['awaiting_payment', 'credited']);
    assert.equal(world.asked, 0);
    assert.equal(world.time.waiting(), 0);
    assert.ok(world.streams.every((stream) => stream.isClosed));
  });

  test('a stream that never says a word is asked behind after two seconds', async () => {
    const world = network();
    world.answer = { isOk: true, answer: topupIn('confirming', 2) };
    world.start();
    await world.time.pass(2_000);
    assert.deepEqual(world.shown, ['confirming']);
  });

  test('a quiet stream costs one question in fifteen seconds', async () => {
    const world = network();
    world.answer = { isOk: true, answer: topupIn('awaiting_payment', 1) };
    world.start();
    world.tell(topupIn('awaiting_payment', 1));
    await world.time.pass(4 * silenceMs);
    assert.equal(world.asked, 4);
    assert.equal(world.streams.length, 1);
  });

  test('a stream that died in silence is opened again once an answer knows more', async () => {
    const world = network();
    world.start();
    world.tell(topupIn('awaiting_payment', 1));
    world.answer = { isOk: true, answer: topupIn('confirming', 2) };
    await world.time.pass(silenceMs);
    assert.deepEqual(world.shown, ['awaiting_payment', 'confirming']);
    assert.equal(world.streams.length, 2);
    assert.equal(world.streams[0]?.isClosed, true);
  });

  test('without a stream it asks with growing pauses, and opens the stream again', async () => {
    const world = network();
    world.start();
    world.cut();
    await world.time.pass(reopenMs - 1);
    assert.equal(world.asked, pollPausesMs.slice(0, 4).length);
    assert.equal(world.streams.length, 1);
    await world.time.pass(1);
    assert.equal(world.streams.length, 2);
    world.tell(topupIn('credited', 3));
    assert.deepEqual(world.shown, ['credited']);
  });

  test('while nothing answers the screen is told so, and told when that has passed', async () => {
    const world = network();
    world.start();
    world.cut();
    await world.time.pass(1_000);
    world.answer = { isOk: true, answer: topupIn('confirming', 2) };
    await world.time.pass(2_000);
    assert.deepEqual(world.heard, [false, true]);
  });

  test('an answer that was overtaken never turns the screen back', async () => {
    const world = network();
    world.start();
    world.tell(topupIn('confirming', 2));
    world.answer = { isOk: true, answer: topupIn('awaiting_payment', 1) };
    await world.time.pass(silenceMs);
    assert.deepEqual(world.shown, ['confirming']);
  });

  test('coming back to an order that had ended follows it again if it moves', async () => {
    const world = network();
    const follower = world.start();
    world.tell(topupIn('credited', 3));
    await world.time.pass(60_000);
    assert.equal(world.asked, 0);
    world.answer = { isOk: true, answer: topupIn('refunding', 5) };
    follower.hurry();
    await world.time.pass(0);
    world.tell(topupIn('refunded', 6));
    await world.time.pass(60_000);
    assert.deepEqual(world.shown, ['credited', 'refunding', 'refunded']);
    assert.deepEqual([world.asked, world.time.waiting()], [1, 0]);
  });

  test('coming back to an order that has ended and stays so asks once', async () => {
    const world = network();
    const follower = world.start();
    world.tell(topupIn('not_charged', 3));
    world.answer = { isOk: true, answer: topupIn('not_charged', 3) };
    follower.hurry();
    await world.time.pass(60_000);
    assert.deepEqual([world.asked, world.streams.length], [1, 1]);
  });

  test('coming back to the screen asks at once', async () => {
    const world = network();
    const follower = world.start();
    world.tell(topupIn('awaiting_payment', 1));
    world.answer = { isOk: true, answer: topupIn('credited', 3) };
    follower.hurry();
    await world.time.pass(0);
    assert.deepEqual(world.shown, ['awaiting_payment', 'credited']);
  });

  test('rubbish in the stream is passed over', () => {
    const world = network();
    world.start();
    for (const data of ['', 'null', '{}', '[1]', '{"id":']) world.streams[0]?.tell(data);
    assert.deepEqual(world.shown, []);
  });

  test('an order that is not ours to see is told once and not asked for again', async () => {
    const world = network();
    const refused = { status: 404, detail: '', details: {}, retryAfterMs: null };
    const problem = { kind: 'refused', code: 'topup_unknown', ...refused } as const;
    world.answer = { isOk: false, problem };
    world.start();
    await world.time.pass(60_000);
    assert.deepEqual([world.shown, world.asked], [['topup_unknown'], 1]);
  });

  test('after it was stopped nothing is asked or told', async () => {
    const world = network();
    const follower = world.start();
    follower.stop();
    world.tell(topupIn('credited', 3));
    await world.time.pass(60_000);
    assert.deepEqual([world.shown, world.asked, world.time.waiting()], [[], 0, 0]);
  });
});
