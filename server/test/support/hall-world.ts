import { randomUUID } from 'node:crypto';
import { type PhoneNumber, uuidOf } from '#base';
import type { StaffCaller } from '#identity';
import { readSystemAccounts } from '#ledger';
import type { Context } from '#platform/context';
import { fingerprintOf } from '#platform/idempotency';
import { type Count, createTill, moveSafeCash, openShift, type Shift } from '#tills';
import { staffCaller } from './finance.ts';

/** HK$500 in small notes: what lies in a drawer at the beginning of a day. */
export const change: Count = { '10000': 2, '5000': 4, '2000': 4, '1000': 2 };
export const changeMinor = 50_000n;

export interface Counter {
  readonly till: string;
  readonly clerk: StaffCaller;
  readonly supervisor: StaffCaller;
  readonly shift: Shift;
}

let tills = 0;

/** A till whose clerk has counted the change that was fetched from a filled safe. */
export async function openCounter(context: Context, called?: string): Promise<Counter> {
  tills += 1;
  const till = `hall-${tills}`;
  const [clerk, supervisor] = [staffCaller('clerk'), staffCaller('supervisor')];
  await createTill(context, { code: till, name: called ?? `Counter ${tills}` });
  const bag = { direction: 'from_bank', amountMinor: 100_000n, bag: randomUUID() } as const;
  await moveSafeCash(context, supervisor, bag);
  const wanted = { till, count: change, fetchedMinor: changeMinor, reason: '' };
  return { till, clerk, supervisor, shift: await openShift(context, clerk, wanted) };
}

export function counterSale(
  { clerk }: Pick<Counter, 'clerk'>,
  number: PhoneNumber,
  valueMinor = 10_000n,
) {
  const request = {
    caller: uuidOf(clerk.session.staff),
    key: randomUUID().replaceAll('-', ''),
    fingerprint: fingerprintOf(`${number} ${valueMinor}`),
  };
  const tender = { kind: 'cash', handedMinor: 50_000n } as const;
  return { request, number, valueMinor, tender, isTwinIntended: false };
}

/** Debits minus credits of one of the house's accounts, in minor units of HKD. */
export async function netOf(context: Context, account: string): Promise<bigint> {
  const accounts = await readSystemAccounts(context);
  return accounts.find((one) => one.account === account && one.unit === 'HKD')?.net ?? 0n;
}
