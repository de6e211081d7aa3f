import { createECDH, randomBytes, randomUUID } from 'node:crypto';
import type { BrowserKeys } from './open-message.ts';

/** A message that waits for the browser, or has reached it. */
export interface PushMessage {
  readonly topic: string | null;
  readonly ttl: number;
  readonly urgency: string | null;
  /** What the browser reads after opening it. */
  readonly text: string;
}

/** A browser that lets one sender write to it. */
export interface Subscription extends BrowserKeys {
  readonly id: string;
  readonly publicKey: string;
  /** The one sender's public key; null for one that anybody may use (RFC 8292, 4). */
  readonly senderKey: string | null;
  messages: PushMessage[];
  isGone: boolean;
}

export type Subscriptions = Map<string, Subscription>;

/** As a browser makes its keys when a page subscribes. */
export function subscribe(all: Subscriptions, senderKey: string | null): Subscription {
  const browser = createECDH('prime256v1');
  browser.generateKeys();
  const subscription: Subscription = {
    id: randomUUID(),
    // Node leaves out zeros in front.
    privateKey: Buffer.concat([Buffer.alloc(32), browser.getPrivateKey()]).subarray(-32),
    publicKey: browser.getPublicKey().toString('base64url'),
    auth: randomBytes(16),
    senderKey,
    messages: [],
    isGone: false,
  };
  all.set(subscription.id, subscription);
  return subscription;
}
