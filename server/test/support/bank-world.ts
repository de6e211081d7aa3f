import { startOfDay } from '#base';
import { takeReport } from '#banking';
import { readSystemBalances, type SystemAccount } from '#ledger';
import { referenceOf } from '#payments';
import type { OrderedTopup } from '#topups';
import { camtStatement, type PrintedEntry } from './bank-statement.ts';
import { connectOurFps, openTopupWorld, placeOrder, type TopupWorld } from './topup-world.ts';
import type { Maker } from '#topups';

export const ourAccount = '024-001234-001';
const of = { connector: 'fps_qr', account: ourAccount };

/** A world whose people pay by FPS, and whose bank says what a test lets it say. */
export interface BankWorld extends TopupWorld {
  orderByFps(number: string, valueMinor: bigint, maker: Maker): Promise<OrderedTopup>;
  /** Prints what was booked so far, with these, and takes it. Returns how many are new. */
  book(...entries: readonly Booking[]): Promise<number | undefined>;
  /** The same report once more. */
  bookAgain(): Promise<number | undefined>;
  /** The statement of the day, of these entries or of all that was booked. */
  statement(change?: (booked: readonly PrintedEntry[]) => readonly PrintedEntry[]): Buffer;
  /** The statement of these alone, which the bank has told nobody yet. */
  statementOf(...entries: readonly Booking[]): Buffer;
  balance(account: SystemAccount, unit?: string): Promise<bigint>;
  entryOf(bankReference: string): PrintedEntry | undefined;
}

export type Booking = Partial<PrintedEntry> & { readonly amountMinor: bigint };

export const person = { counterparty: 'CHAN TAI MAN', counterpartyAccount: '388-765432-001' };

/** A credit under the reference of an order. */
export function creditFor(topup: OrderedTopup, amountMinor: bigint): Booking {
  return { ...person, amountMinor, reference: referenceOf(topup.attempt) };
}

export async function openBankWorld(
  t?: { after(work: () => Promise<void>): void },
  settings: Readonly<Record<string, unknown>> = {},
): Promise<BankWorld> {
  const world = await openTopupWorld(t, settings);
  const { context } = world;
  await connectOurFps(context, ourAccount);
  const booked: PrintedEntry[] = [];
  const printed = (entries: readonly PrintedEntry[]): Buffer =>
    camtStatement({ account: ourAccount, day: reportDay, openingMinor: 0n, entries });
  const report = (): Buffer => printed(booked);
  const bookAgain = async () => (await takeReport(context, of, report()))?.taken;
  return {
    ...world,
    orderByFps: (number, valueMinor, maker) =>
      placeOrder(context, number as `+${string}`, valueMinor, maker, 'fps_qr'),
    async book(...entries) {
      for (const entry of entries) {
        const bankReference = `FRN${String(booked.length + 1).padStart(8, '0')}`;
        booked.push({ bankReference, atMs: context.clock.now(), ...entry });
      }
      return bookAgain();
    },
    bookAgain,
    statement: (change) => printed(change?.(booked) ?? booked),
    statementOf: (...entries) =>
      printed(
        entries.map((entry, nth) => {
          return { bankReference: `BROUGHT${nth}`, atMs: context.clock.now(), ...entry };
        }),
      ),
    async balance(account, unit = 'HKD') {
      const balances = await context.db.transaction((tx) => readSystemBalances(tx, [account]));
      return balances.get(`${account} ${unit}`) ?? 0n;
    },
    entryOf: (bankReference) => booked.find((one) => one.bankReference === bankReference),
  };
}

export const reportDay = '2026-11-23';
/** The first instant of the day of all reports. */
export const reportDayMs = startOfDay(reportDay);
