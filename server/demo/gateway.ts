import type { GatewayTrouble } from './troubles.ts';

/** What the payment provider knows of one trade, which no merchant can see. */
export interface Trade {
  readonly outTradeNo: string;
  readonly status: string;
  readonly isPaid: boolean;
  readonly totalAmount: string;
  readonly refundedAmount: string;
}

/** The sandbox's Alipay, asked directly as nobody can ask the real one. */
export interface Gateway {
  trades(): Promise<readonly Trade[]>;
  /** Spoils what happens to one attempt: calls of a method, or its notices. */
  spoil(attempt: string, method: string, troubles: readonly GatewayTrouble[]): Promise<void>;
  /** Whatever is still spoilt works again. */
  mend(): Promise<void>;
}

export function openGateway(address: string): Gateway {
  const call = async (method: string, path: string, body?: object): Promise<unknown> => {
    const given = body ? { body: JSON.stringify(body) } : {};
    const answer = await fetch(`${address}/sandbox/${path}`, { method, ...given });
    if (!answer.ok) throw new Error(`the sandbox refused ${path}: ${await answer.text()}`);
    return answer.json();
  };
  return {
    trades: async () => ((await call('GET', 'trades')) as { trades: Trade[] }).trades,
    async spoil(outTradeNo, method, troubles) {
      for (const trouble of troubles) {
        await call('POST', 'faults', { match: { outTradeNo, method }, ...trouble });
      }
    },
    mend: async () => {
      await call('DELETE', 'faults');
    },
  };
}
