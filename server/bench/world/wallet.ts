import { fork } from 'node:child_process';
import { once } from 'node:events';
import { configureConnector } from '#payments';
import type { Context } from '#platform/context';
import { newRsaPair } from '#test/rsa-pair';

export interface BenchWallet {
  readonly connector: string;
  stop(): void;
}

/** A wallet that pays by mandates at once, in a process of its own, and the connector to it. */
export async function openWallet(context: Context): Promise<BenchWallet> {
  const [ours, theirs] = [newRsaPair(), newRsaPair()];
  const wallet = fork(new URL('../load/wallet.ts', import.meta.url));
  wallet.send(theirs.privatePem);
  const [port] = (await once(wallet, 'message')) as [number];
  // Nobody waits for it where a run fails before it is stopped.
  wallet.unref();
  wallet.channel?.unref();
  const connector = 'alipay_hk';
  await configureConnector(context, {
    code: connector,
    provider: 'antom',
    isEnabled: true,
    priority: 9,
    settings: {
      clientId: 'SANDBOX_5Y0000000000000M',
      wallet: 'ALIPAY_HK',
      merchantPrivateKey: ours.privatePem,
      antomPublicKeys: [theirs.publicPem],
      gateway: `http://127.0.0.1:${port}`,
      isProduction: false,
    },
  });
  return { connector, stop: () => wallet.disconnect() };
}
