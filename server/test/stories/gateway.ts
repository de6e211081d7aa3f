import { startSandboxProgram } from '#test/sandbox-program';
import type { GatewayFault } from './gateway-faults.ts';

/** What the gateway knows of one trade, which no merchant can see. */
export interface Trade {
  readonly outTradeNo: string;
  readonly status: string;
  /** Stays true after a refund: money did come. */
  readonly isPaid: boolean;
  readonly paidMs: number | null;
  readonly totalAmount: string;
  readonly refundedAmount: string;
}

/** What a shop and its gateway exchange once, so that each believes the other. */
export interface Shop {
  readonly appId: string;
  readonly sellerId: string;
  readonly appPublicKeyPem: string;
}

/** The sandbox's Alipay as a program of its own, asked directly and never over a rough way. */
export interface Gateway {
  readonly port: number;
  /** Resolves with the gateway's public key. */
  register(shop: Shop): Promise<string>;
  breakPayment(attempt: string, faults: readonly GatewayFault[]): Promise<void>;
  trades(): Promise<readonly Trade[]>;
  stop(): Promise<void>;
}

export async function startGateway(home: string, clockFile: string): Promise<Gateway> {
  const program = await startSandboxProgram('alipay', { home, clock: clockFile });
  const call = async (method: string, path: string, body?: object): Promise<unknown> => {
    const answer = await fetch(`${program.address}/sandbox/${path}`, {
      method,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  return {
    port: Number(new URL(program.address).port),
    async register(shop) {
      const { alipayPublicKey } = (await call('POST', 'merchants', shop)) as Record<string, string>;
      return String(alipayPublicKey);
    },
    async breakPayment(outTradeNo, faults) {
      for (const { method, ...fault } of faults) {
        const match = { outTradeNo, ...(method ? { method } : {}) };
        await call('POST', 'faults', { match, ...fault });
      }
    },
    trades: async () => ((await call('GET', 'trades')) as { trades: Trade[] }).trades,
    stop: () => program.stop(),
  };
}
