import type { TableFault } from './fault-table.ts';
import type { Call } from './world.ts';

/** What a kind of provider has; the tests of what it has not are left out. */
export interface Traits {
  /** The calls that it answers. */
  readonly calls: readonly Call[];
  readonly sendsNotices: boolean;
  /** Whether its notices say in which currency was paid. */
  readonly namesCurrency: boolean;
  /** Whether it signs wrongly on purpose, to see whether anybody looks. */
  readonly sendsProbes: boolean;
  /** Whether an attempt that is open can be ended, so that nobody can pay it any more. */
  readonly endsByUs: boolean;
}

export const wallet: Traits = {
  calls: ['start', 'query', 'close', 'refund', 'queryRefund'],
  sendsNotices: true,
  namesCurrency: true,
  sendsProbes: false,
  endsByUs: true,
};

/** Alipay in the Mainland, whose amounts are all in yuan. */
export const yuanWallet: Traits = { ...wallet, namesCurrency: false };

/** WeChat Pay. */
export const probingWallet: Traits = { ...wallet, sendsProbes: true };

/** A bank knows nothing of an attempt before its money is there, and tells only who asks. */
export const bankTransfer: Traits = {
  calls: ['query', 'close'],
  sendsNotices: false,
  namesCurrency: false,
  sendsProbes: false,
  endsByUs: false,
};

/** Why some faults of the table cannot befall a provider of these traits. */
export function reasonsBy(traits: Traits): Partial<Readonly<Record<TableFault, string>>> {
  return {
    ...(traits.sendsNotices
      ? {}
      : {
          reordered: 'whoever asks is told all that came, at once',
          'effect after timeout': 'it is only asked, and does nothing for us',
          forged: 'it tells only who asks, and its answers are forged as those of any call',
        }),
    ...(traits.namesCurrency ? {} : { 'wrong currency': 'it names no currency' }),
    ...(traits.sendsProbes ? {} : { 'probe signature': 'only WeChat sends probes' }),
  };
}
