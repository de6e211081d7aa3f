import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import fc from 'fast-check';
import { newId, slotFor } from '#base';
import { type HttpClient, openHttpClient } from '#platform/http';
import { openMetrics } from '#platform/metrics';
import { type ConnectionFault, openFaultProxy } from '#test/fault-proxy';
import { startSandboxProgram } from '#test/sandbox-program';
import { openSender, type SenderName, senders } from './registry.ts';
import type { OutgoingMessage, SendOutcome } from './sender.ts';

const startMs = Date.parse('2026-11-23T00:12:00Z');
const to = '+85251234567';

interface Received {
  readonly id: string;
  readonly to: string;
  readonly from: string;
  readonly text: string;
}

/** The other side of a sender, as a program of its own. */
interface Gateway {
  readonly port: number;
  readonly token: string;
  /** A message that it will never take. */
  readonly unacceptable: Partial<OutgoingMessage>;
  received(): Promise<Received[]>;
  stop(): Promise<void>;
}

async function startInbox(): Promise<Gateway> {
  const token = 'a token of the test';
  const { address, stop } = await startSandboxProgram('inbox', { token });
  return {
    port: Number(new URL(address).port),
    token,
    unacceptable: { text: 'x'.repeat(2_001) },
    async received() {
      const answer = await fetch(`${address}/messages`);
      return ((await answer.json()) as { messages: Received[] }).messages;
    },
    stop,
  };
}

const gateways: Record<SenderName, () => Promise<Gateway>> = { sandbox_inbox: startInbox };

/** A test waits a quarter of a second for an answer that does not come, not five. */
function impatient(client: HttpClient): HttpClient {
  return { call: (call) => client.call({ ...call, timeoutMs: Math.min(call.timeoutMs, 250) }) };
}

function newMessage(given: Partial<OutgoingMessage> = {}): OutgoingMessage {
  const id = newId('msg', startMs, slotFor(to));
  return { id, to, from: '#TwinHarbour', text: '增值HK$100成功，查詢188。', at: startMs, ...given };
}

const faults: Readonly<Record<string, ConnectionFault>> = {
  'the connection is reset': { isReset: true },
  'the request is cut off': { cutRequestAfterBytes: 120 },
  'the answer is cut off': { cutAnswerAfterBytes: 30 },
  'the answer is lost': { cutAtAnswer: () => true },
  'nobody answers': { isSilent: true },
};

for (const name of Object.keys(senders) as SenderName[]) {
  describe(`the sender ${name}`, async () => {
    const gateway = await gateways[name]();
    const client = openHttpClient({ isProduction: false, metrics: openMetrics() });
    const http = impatient(client);
    after(async () => {
      client.close();
      await gateway.stop();
    });
    const sender = (port: number, token = gateway.token) =>
      openSender(name, { url: `http://127.0.0.1:${port}`, token });
    const send = (message: OutgoingMessage, port = gateway.port): Promise<SendOutcome> =>
      sender(port).send(http, message);
    const received = async ({ id }: OutgoingMessage) =>
      (await gateway.received()).filter((message) => message.id === id);

    test('hands a message over as it is', async () => {
      const message = newMessage();
      const { outcome } = await send(message);
      assert.ok(outcome === 'delivered' || outcome === 'accepted', outcome);
      const [arrived] = await received(message);
      const { from, text } = message;
      assert.deepEqual([arrived?.to, arrived?.from, arrived?.text], [to, from, text]);
    });

    test('hands the same message over again without making two of it', async () => {
      const message = newMessage();
      const first = await send(message);
      assert.deepEqual(await send(message), first);
      assert.equal((await received(message)).length, 1);
    });

    for (const [what, fault] of Object.entries(faults)) {
      test(`says that it must be sent again when ${what}, and one arrives in the end`, async () => {
        const proxy = await openFaultProxy({ port: gateway.port }, () => fault);
        const message = newMessage();
        try {
          assert.equal((await send(message, proxy.port)).outcome, 'again');
        } finally {
          await proxy.close();
        }
        assert.notEqual((await send(message)).outcome, 'again');
        assert.equal((await received(message)).length, 1);
      });
    }

    test('says that it must be sent again when the gateway is away', async () => {
      const proxy = await openFaultProxy({ port: gateway.port });
      await proxy.close();
      assert.equal((await send(newMessage(), proxy.port)).outcome, 'again');
    });

    test('does not give a message up because its own token is wrong', async () => {
      const message = newMessage();
      const { outcome } = await sender(gateway.port, 'wrong').send(http, message);
      assert.equal(outcome, 'again');
      assert.deepEqual(await received(message), []);
    });

    test('says so when the gateway will never take a message', async () => {
      const outcome = await send(newMessage(gateway.unacceptable));
      assert.equal(outcome.outcome, 'refused');
      assert.ok('reason' in outcome && !outcome.reason.includes('x'.repeat(10)));
    });

    test('brings any text through unchanged', async () => {
      const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 70 });
      const property = fc.asyncProperty(text, async (words) => {
        const message = newMessage({ text: words.isWellFormed() ? words : 'x' });
        await send(message);
        const [arrived] = await received(message);
        assert.equal(arrived?.text, message.text);
      });
      await fc.assert(property, { numRuns: 25, interruptAfterTimeLimit: 5_000 });
    });
  });
}
