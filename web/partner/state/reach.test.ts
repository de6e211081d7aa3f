import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPortalChannel } from './portal-channel.ts';
import { openReach } from './reach.ts';

type Answering = () => Response;

const whole: Answering = () => new Response('{}');
const never: Answering = () => {
  throw new TypeError('Failed to fetch');
};
/** The headers come and the beginning of the body, and then the connection is lost. */
const broken: Answering = () => {
  const body = new ReadableStream({
    pull(controller) {
      controller.enqueue(new TextEncoder().encode('{"client":'));
      controller.error(new TypeError('network error'));
    },
  });
  return new Response(body, { status: 201 });
};

/** A page whose server answers as it is told to. */
function openPage() {
  const reach = openReach();
  const server = { answer: whole };
  const channel = openPortalChannel(async () => server.answer(), 'en', reach.tried);
  const askWith = (answer: Answering) => {
    server.answer = answer;
    return channel.call('makeClient', { body: { name: 'Our e-shop', networks: [] } });
  };
  return { reach, askWith };
}

test('the page knows that the server is away, and when it has come back', async () => {
  const { reach, askWith } = openPage();
  let changes = 0;
  const leave = reach.watch(() => {
    changes += 1;
  });
  await askWith(whole);
  assert.deepEqual([reach.now(), changes], [{ isAway: false, returns: 0 }, 0]);
  await askWith(never);
  await askWith(never);
  assert.deepEqual([reach.now(), changes], [{ isAway: true, returns: 0 }, 1]);
  await askWith(whole);
  assert.deepEqual([reach.now(), changes], [{ isAway: false, returns: 1 }, 2]);
  leave();
  await askWith(never);
  assert.equal(changes, 2, 'who has left is told no more');
});

test('an answer that breaks off halfway is none: the server is away by it', async () => {
  const { reach, askWith } = openPage();
  const problem = { kind: 'unreachable', reason: 'lost' };
  assert.deepEqual(await askWith(broken), { isOk: false, problem });
  assert.deepEqual(reach.now(), { isAway: true, returns: 0 });
  await askWith(broken);
  assert.deepEqual(reach.now(), { isAway: true, returns: 0 }, 'nor has it come back by another');
  await askWith(() => new Response('<h1>Bad gateway</h1>', { status: 502 }));
  assert.deepEqual(reach.now(), { isAway: false, returns: 1 }, 'a fault is said where it happens');
});
