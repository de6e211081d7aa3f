import type { ReactNode } from 'react';
import { groupedNumber, type Money } from '../../client/index.ts';
import { Row, Rows } from '../../kit/index.ts';
import { translated } from '../../language/index.ts';
import type { Meter } from '../device/cash-sale.ts';
import type { Order } from '../state/kiosk-channel.ts';
import { type KioskTools, useKiosk } from '../state/kiosk-context.tsx';

/** How it ended, as the slip says it. */
export type SlipKind = 'credited' | 'stored' | 'claim' | 'paid' | 'not_charged' | 'pending';

export interface Paid {
  readonly money: Money;
  readonly fee: Money;
  readonly rate: string | null;
  readonly method: Order['method'];
}

/** Everything that stands on a slip, whatever became of the top-up. */
export interface SlipContent {
  /** Of notes: the sale that owes it, until it is printed or was read. */
  readonly sale?: string;
  readonly kind: SlipKind;
  readonly at: string;
  /** Masked, since others stand behind one. */
  readonly number: string;
  readonly valueMinor: number;
  /** What the line got beside its value. */
  readonly bonus?: Money;
  /** By a wallet, in its own currency, with the fee. */
  readonly paid?: Paid;
  readonly notes?: Omit<Meter, 'box'>;
  readonly claimCode?: string;
  readonly reference?: string;
  readonly receipt?: string | null;
  readonly validUntil?: string | null;
  readonly why?: string | null;
}

export const slipTitles = {
  credited: 'creditedTitle',
  stored: 'storedTitle',
  claim: 'claimTitle',
  paid: 'paidTitle',
  not_charged: 'notChargedTitle',
  pending: 'pendingTitle',
} as const;

export const slipTexts = {
  credited: null,
  stored: 'storedText',
  claim: 'claimText',
  paid: null,
  not_charged: 'notChargedText',
  pending: 'pendingText',
} as const;

/** The last four digits say which number it was to whoever knows it. */
export function maskedNumber(number: string): string {
  const known = number.startsWith('+') ? groupedNumber(number) : number;
  return known.replaceAll(/\d(?=(?:.*\d){4})/g, '*');
}

function groupedCode(code: string): string {
  return code.replaceAll(/(.{4})(?=.)/g, '$1-');
}

/** What a slip is said with. */
export type SlipTools = Pick<KioskTools, 'say' | 'format' | 'language' | 'standing'>;

type Rows = (readonly [string, string | null | undefined])[];

/** What was paid: notes, of which all are credited, or by a phone, with the fee and the rate. */
function paidRows(slip: SlipContent, tools: SlipTools): Rows {
  const { notes, paid, valueMinor } = slip;
  const { say, format, language } = tools;
  if (notes) {
    const { hundreds, fiveHundreds } = notes;
    const counted = { hundreds: String(hundreds), fiveHundreds: String(fiveHundreds) };
    return [
      [say('notes'), say('notesOf', counted)],
      [say('paid'), format.money({ amountMinor: valueMinor, currency: 'HKD' })],
      [say('change'), isCredited(slip) ? say('noChange') : null],
      [say('feeName'), say('noFee')],
    ];
  }
  if (!paid) return [];
  const { money, fee, rate, method } = paid;
  return [
    [say('paid'), format.money(money)],
    [say('feeName'), fee.amountMinor === 0 ? say('noFee') : format.money(fee)],
    [say('rate'), rate],
    [say('method'), translated(method, language)],
  ];
}

/** The slip's rows, the same on the screen and on paper. */
export function rowsOf(slip: SlipContent, tools: SlipTools) {
  const { say, format, standing } = tools;
  const { bonus, claimCode, reference, receipt, validUntil, why } = slip;
  const value = format.money({ amountMinor: slip.valueMinor, currency: 'HKD' });
  const rows: Rows = [
    [say('number'), slip.number],
    [say('total'), value],
    [say('bonus'), bonus && bonus.amountMinor > 0 ? format.money(bonus) : null],
    ...paidRows(slip, tools),
    [say('why'), why],
    [say('validUntil'), validUntil && format.day(validUntil)],
    [say('reference'), reference],
    [say('receipt'), receipt],
    [say('claimCode'), claimCode && groupedCode(claimCode)],
    [say('machine'), standing.session?.kiosk.code],
    [say('time'), format.dayAndTime(slip.at)],
  ];
  return rows.filter((row): row is readonly [string, string] => Boolean(row[1]));
}

function isCredited({ kind }: SlipContent): boolean {
  return kind === 'credited' || kind === 'paid';
}

/** The slip as the printer takes it, line by line; one that was printed before says so. */
export function linesOf(slip: SlipContent, tools: SlipTools, isCopy = false): string[] {
  const { say, language, standing } = tools;
  const { welcome } = standing;
  const text = slipTexts[slip.kind];
  return [
    ...(welcome ? [translated(welcome.brand.name, language)] : []),
    standing.session?.kiosk.name ?? '',
    ...(isCopy ? [say('copy')] : []),
    say(slipTitles[slip.kind]),
    ...rowsOf(slip, tools).map(([name, value]) => `${name}: ${value}`),
    ...(text === null ? [] : [say(text)]),
    ...(isCredited(slip) ? [say('slipBalance')] : []),
    say('questions', { hotline: welcome?.brand.hotline ?? '' }),
  ];
}

export function Slip({ slip }: { readonly slip: SlipContent }): ReactNode {
  const tools = useKiosk();
  const { say, standing } = tools;
  return (
    <section className="kiosk-slip stack" aria-label={say('slip')}>
      <Rows>
        {rowsOf(slip, tools).map(([name, value]) => (
          <Row key={name} name={name}>
            {value}
          </Row>
        ))}
      </Rows>
      {isCredited(slip) && <p className="soft">{say('slipBalance')}</p>}
      <p className="soft">{say('questions', { hotline: standing.welcome?.brand.hotline ?? '' })}</p>
    </section>
  );
}
