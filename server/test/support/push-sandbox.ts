import { startSandboxProgram } from '#test/sandbox-program';

export interface PushedMessage {
  readonly topic: string | null;
  readonly ttl: number;
  readonly text: string;
}

/** A browser at the sandbox's push service, as a page gets to know it by subscribing. */
export interface Subscribed {
  readonly id: string;
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
  readonly messages: readonly PushedMessage[];
}

/** The sandbox's push service, as a program of its own. */
export interface PushSandbox {
  readonly address: string;
  readonly port: number;
  subscribe(senderKey?: string): Promise<Subscribed>;
  read(id: string): Promise<Subscribed>;
  /** The browser has unsubscribed. */
  end(id: string): Promise<void>;
  /** The next `count` messages to a browser meet this fault. */
  breakNext(id: string, fault: string, count?: number): Promise<void>;
  stop(): Promise<void>;
}

export async function startPushSandbox(): Promise<PushSandbox> {
  const { address, stop } = await startSandboxProgram('push', {});
  const ask = async <Answer>(method: string, path: string, body?: object): Promise<Answer> => {
    const answer = await fetch(`${address}/sandbox/${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    });
    return (await answer.json()) as Answer;
  };
  return {
    address,
    port: Number(new URL(address).port),
    subscribe: (senderKey) =>
      ask('POST', 'subscriptions', senderKey === undefined ? {} : { senderKey }),
    read: (id) => ask('GET', `subscriptions/${id}`),
    end: (id) => ask('DELETE', `subscriptions/${id}`),
    breakNext: (outTradeNo, fault, count = 1) =>
      ask('POST', 'faults', { match: { outTradeNo }, fault, count }),
    stop,
  };
}
