import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import fc from 'fast-check';
import { dayMs, newId, type PhoneNumber, present, slotFor } from '#base';
import { silentLog } from '#platform/log';
import { openMetrics } from '#platform/metrics';
import { openKeyring } from '#platform/secrets';
import { testKeys } from '#test/database';
import { openHttpClient } from '#platform/http';
import { type ConnectionFault, openFaultProxy } from '#test/fault-proxy';
import { startMailServer } from '#test/mail-server';
import { startPushSandbox } from '#test/push-sandbox';
import { startSmsCentre } from '#test/sms-centre';
import type { PushEndpoint } from '../push-endpoint.ts';
import { vapidKeysOf } from '../vapid.ts';
import { openPushSender } from './push.ts';
import { openSenders } from './registry.ts';
import type { OutgoingMessage, OutsideChannel, Sender, SendOutcome } from './sender.ts';
import { SmppLink } from './smpp/smpp-link.ts';
import { SmtpLink } from './smtp/smtp-link.ts';

const startMs = Date.parse('2026-11-23T00:12:00Z');
let lastNumber = 51_000_000;

interface Received {
  readonly from: string;
  readonly text: string;
}

/** The other side of a sender, as a program of its own. */
interface Gateway {
  readonly port: number;
  /** A sender of its own, to whatever listens at the port. */
  open(port: number): { readonly sender: Sender; close(): Promise<void> };
  /** A message that it will never take. */
  readonly unacceptable: Partial<OutgoingMessage>;
  received(to: PhoneNumber): Promise<readonly Received[]>;
  /** The message with where its reader is, which may be made for it. */
  addressed(message: OutgoingMessage): Promise<OutgoingMessage>;
  /** What is known when the other side took what we wrote and fell silent. */
  readonly afterSilence: 'again' | 'unknown';
  /** Who a message is from, as its reader sees it. */
  fromOf(message: OutgoingMessage): string;
  stop(): Promise<void>;
}

/** A test waits half a second for an answer that does not come, not ten. */
const times = { answerMs: 500, patienceMs: 1_000, retryMs: 50, longestRetryMs: 200 };

async function startSms(): Promise<Gateway> {
  const centre = await startSmsCentre();
  return {
    port: centre.place.port,
    open(port) {
      const place = { ...centre.place, port };
      const link = new SmppLink({ place, log: silentLog, metrics: openMetrics(), times });
      return {
        sender: present(openSenders({ smpp: link }).sms, 'a sender'),
        close: () => link.close(),
      };
    },
    unacceptable: { to: '+1' },
    received: (to) => centre.messages(to),
    addressed: async (message) => message,
    afterSilence: 'again',
    fromOf: ({ from }) => from,
    stop: centre.stop,
  };
}

async function startEmail(): Promise<Gateway> {
  const server = await startMailServer();
  return {
    port: server.place.port,
    open(port) {
      const smtp = new SmtpLink({ ...server.place, port }, times);
      return {
        sender: present(openSenders({ smtp }).email, 'a sender'),
        close: () => smtp.close(),
      };
    },
    unacceptable: { email: 'nobody@example.net' },
    async received(to) {
      const mails = await server.mails(mailboxOf(to));
      // What stands below every mail is no part of the message.
      return mails.map(({ from, text }) => ({
        from,
        text: text.split('\n\n').slice(0, -1).join('\n\n'),
      }));
    },
    addressed: async (message) => ({ ...message, email: message.email ?? mailboxOf(message.to) }),
    afterSilence: 'again',
    fromOf: ({ house }) => `"${house.brand}" <${house.emailFrom}>`,
    stop: server.stop,
  };
}

function mailboxOf(to: PhoneNumber): string {
  return `a${to.slice(1)}@example.net`;
}

function byPort(endpoint: PushEndpoint, port: number): PushEndpoint {
  const url = new URL(endpoint.endpoint);
  url.port = String(port);
  return { ...endpoint, endpoint: url.href };
}

async function startPush(): Promise<Gateway> {
  const service = await startPushSandbox();
  const vapid = vapidKeysOf(openKeyring(testKeys));
  const ids = new Map<PhoneNumber, string>();
  const subscribed = async (to: PhoneNumber): Promise<PushEndpoint> => {
    const { id, endpoint, keys } = await service.subscribe(vapid.publicKey);
    ids.set(to, id);
    return { endpoint, publicKey: keys.p256dh, secret: keys.auth };
  };
  const gone = await subscribed('+1');
  await service.end(ids.get('+1') ?? '');
  return {
    port: service.port,
    open(port) {
      const sender = openPushSender(vapid, times.answerMs);
      return {
        sender: {
          send: (http, message) => {
            const push = message.push.map((one) => byPort(one, port));
            return sender.send(http, { ...message, push });
          },
        },
        close: async () => undefined,
      };
    },
    unacceptable: { push: [gone] },
    addressed: async (message) =>
      message.push.length > 0 ? message : { ...message, push: [await subscribed(message.to)] },
    afterSilence: 'unknown',
    async received(to) {
      const { messages } = await service.read(ids.get(to) ?? '');
      return messages.map(({ text }) => {
        const { title, text: words } = JSON.parse(text) as { title: string; text: string };
        return { from: title, text: words };
      });
    },
    fromOf: ({ title }) => title,
    stop: service.stop,
  };
}

const gateways: Record<OutsideChannel, () => Promise<Gateway>> = {
  sms: startSms,
  push: startPush,
  email: startEmail,
};

function newMessage(given: Partial<OutgoingMessage> = {}): OutgoingMessage {
  lastNumber += 1;
  const to: PhoneNumber = `+852${lastNumber}`;
  const id = newId('msg', startMs, slotFor(to));
  const text = '增值HK$100成功，查詢188。';
  return {
    id,
    to,
    email: null,
    push: [],
    from: '#TwinHarbour',
    title: '增值成功',
    text,
    place: null,
    language: 'zh-Hant',
    isOfApp: true,
    house: { brand: 'Twin Harbour', hotline: '188', emailFrom: 'no-reply@twin-harbour.example' },
    at: startMs,
    usefulMs: dayMs,
    ...given,
  };
}

const faults: Readonly<Record<string, ConnectionFault>> = {
  'the connection is reset': { isReset: true },
  'nobody answers': { isSilent: true },
};

for (const name of Object.keys(gateways) as OutsideChannel[]) {
  describe(`the sender ${name}`, async () => {
    const gateway = await gateways[name]();
    const http = openHttpClient({ isProduction: false, metrics: openMetrics() });
    const opened = gateway.open(gateway.port);
    after(async () => {
      await opened.close();
      http.close();
      await gateway.stop();
    });
    const send = async (message: OutgoingMessage): Promise<SendOutcome> =>
      opened.sender.send(http, await gateway.addressed(message));

    test('hands a message over as it is', async () => {
      const message = newMessage();
      const { outcome } = await send(message);
      assert.ok(outcome === 'delivered' || outcome === 'accepted', outcome);
      const [arrived] = await gateway.received(message.to);
      assert.deepEqual([arrived?.from, arrived?.text], [gateway.fromOf(message), message.text]);
    });

    for (const [what, fault] of Object.entries(faults)) {
      test(`never says that it was taken when ${what}, and nothing has arrived`, async () => {
        const proxy = await openFaultProxy({ port: gateway.port }, () => fault);
        const other = gateway.open(proxy.port);
        const message = await gateway.addressed(newMessage());
        try {
          const { outcome } = await other.sender.send(http, message);
          assert.equal(outcome, gateway.afterSilence);
        } finally {
          await other.close();
          await proxy.close();
        }
        assert.deepEqual(await gateway.received(message.to), []);
      });
    }

    test('says that it must be sent again when the gateway is away', async () => {
      const proxy = await openFaultProxy({ port: gateway.port });
      await proxy.close();
      const other = gateway.open(proxy.port);
      const message = await gateway.addressed(newMessage());
      assert.equal((await other.sender.send(http, message)).outcome, 'again');
      await other.close();
    });

    test('says so when the gateway will never take a message', async () => {
      const outcome = await send(newMessage(gateway.unacceptable));
      assert.equal(outcome.outcome, 'refused');
    });

    test('brings any text through unchanged', async () => {
      const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 100 });
      const property = fc.asyncProperty(text, async (words) => {
        const message = newMessage({ text: words.isWellFormed() ? words : 'x' });
        await send(message);
        const [arrived] = await gateway.received(message.to);
        assert.equal(arrived?.text, message.text);
      });
      await fc.assert(property, { numRuns: 25, interruptAfterTimeLimit: 5_000 });
    });
  });
}
