import { json, Problem, type Reply, text } from '../kit/answers.ts';
import { answerCall } from '../kit/faults/answer-call.ts';
import type { FaultBook } from '../kit/faults/fault-book.ts';
import { parseObject, readOptionalText, refuseUnknown } from '../kit/fields.ts';
import type { Incoming, Route } from '../kit/server.ts';
import { checkVapid } from './check-vapid.ts';
import { openMessage } from './open-message.ts';
import {
  type PushMessage,
  subscribe,
  type Subscription,
  type Subscriptions,
} from './subscriptions.ts';

/** RFC 8030, 7.2: a service must take this much, and this one takes no more. */
const longestBody = 4_096;

export interface World {
  readonly subscriptions: Subscriptions;
  readonly faults: FaultBook;
}

/** RFC 8030, section 5: where a sender posts messages for one browser. */
export function pushRoutes(world: World): Route[] {
  return [
    {
      method: 'POST',
      path: '/push/:id',
      isBinary: true,
      answer(incoming) {
        const subscription = found(world, incoming);
        const message = read(incoming, subscription);
        const facts = { appId: 'push', outTradeNo: subscription.id, method: 'push' };
        const [fault] = world.faults.take('call', facts);
        return answerCall(fault, {
          perform: () => take(subscription, message, incoming),
          excuse: () => text(429, 'Too many messages', 'text/plain'),
          beforeAnswer: async () => undefined,
        });
      },
    },
  ];
}

/** `/sandbox/…`: the browser's side, which no push service shows. */
export function browserRoutes(world: World): Route[] {
  return [
    {
      method: 'POST',
      path: '/sandbox/subscriptions',
      answer(incoming) {
        const object = incoming.body === '' ? {} : parseObject(incoming.body);
        refuseUnknown(object, ['senderKey']);
        const senderKey = readOptionalText(object, 'senderKey', 200) ?? null;
        return show(subscribe(world.subscriptions, senderKey), originOf(incoming));
      },
    },
    {
      method: 'GET',
      path: '/sandbox/subscriptions/:id',
      answer: (incoming) => show(known(world, incoming), originOf(incoming)),
    },
    {
      method: 'DELETE',
      path: '/sandbox/subscriptions/:id',
      answer(incoming) {
        const subscription = known(world, incoming);
        subscription.isGone = true;
        return show(subscription, originOf(incoming));
      },
    },
  ];
}

function show(subscription: Subscription, address: string) {
  return json(200, {
    id: subscription.id,
    endpoint: `${address}/push/${subscription.id}`,
    keys: { p256dh: subscription.publicKey, auth: subscription.auth.toString('base64url') },
    messages: subscription.messages,
  });
}

function known({ subscriptions }: World, { params }: Incoming): Subscription {
  const subscription = subscriptions.get(params['id'] ?? '');
  if (!subscription) throw new Problem(404, 'There is no such subscription.');
  return subscription;
}

/** A browser that has unsubscribed is 410; one that never was, or is long forgotten, 404. */
function found(world: World, incoming: Incoming): Subscription {
  const subscription = known(world, incoming);
  if (subscription.isGone) throw new Problem(410, 'This subscription is over.');
  return subscription;
}

function originOf({ headers }: Incoming): string {
  return `http://${headers.host}`;
}

function header({ headers }: Incoming, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : undefined;
}

function read(incoming: Incoming, subscription: Subscription): PushMessage {
  const key = checkVapid(header(incoming, 'authorization'), originOf(incoming));
  if (subscription.senderKey !== null && subscription.senderKey !== key) {
    throw new Problem(403, 'This subscription is another sender’s (RFC 8292, 4.2).');
  }
  const ttl = header(incoming, 'ttl') ?? '';
  if (!/^\d+$/.test(ttl)) throw new Problem(400, 'TTL is missing (RFC 8030, 5.2).');
  if (header(incoming, 'content-encoding') !== 'aes128gcm') {
    throw new Problem(415, 'Content-Encoding must be aes128gcm (RFC 8291, 4).');
  }
  const topic = header(incoming, 'topic') ?? null;
  if (topic !== null && !/^[\w-]{1,32}$/.test(topic)) {
    throw new Problem(400, 'Topic is at most 32 characters of base64url (RFC 8030, 5.4).');
  }
  if (incoming.bytes.length > longestBody) throw new Problem(413, 'More than 4,096 octets.');
  const plain = openMessage(incoming.bytes, subscription);
  const urgency = header(incoming, 'urgency') ?? null;
  return { topic, ttl: Number(ttl), urgency, text: plain.toString('utf8') };
}

/** One with the topic of one that still waits takes its place (RFC 8030, 5.4). */
function take(subscription: Subscription, message: PushMessage, incoming: Incoming) {
  const others = subscription.messages.filter(
    ({ topic }) => topic === null || topic !== message.topic,
  );
  subscription.messages = [...others, message];
  const location = `${originOf(incoming)}/messages/${subscription.messages.length}`;
  return (): Reply => ({ ...text(201, '', 'text/plain'), headers: { location } });
}
