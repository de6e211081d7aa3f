import type { ReactNode } from 'react';
import { groupedNumber, type Money } from '../../client/index.ts';
import { Row, Rows } from '../../kit/index.ts';
import { translated } from '../../language/index.ts';
import type { Meter } from '../device/cash-sale.ts';
import { type KioskTools, useKiosk } from '../state/kiosk-context.tsx';

/** How it ended, as the slip says it. */
export type SlipKind = 'credited' | 'stored' | 'claim' | 'paid' | 'not_charged' | 'pending';

/** Everything that stands on a slip, whatever became of the top-up. */
export interface SlipContent {
  readonly kind: SlipKind;
  readonly at: string;
  /** Masked, since others stand behind one. */
  readonly number: string;
  readonly valueMinor: number;
  /** By a wallet, in its own currency, with the fee. */
  readonly paid?: Money;
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

/** The slip's rows, the same on the screen and on paper. */
export function rowsOf(slip: SlipContent, { say, format, standing }: KioskTools) {
  const { notes, paid, claimCode, reference, receipt, validUntil, why } = slip;
  const value = format.money({ amountMinor: slip.valueMinor, currency: 'HKD' });
  const rows: (readonly [string, string | null | undefined])[] = [
    [say('number'), slip.number],
    [
      say('notes'),
      notes &&
        say('notesOf', {
          hundreds: String(notes.hundreds),
          fiveHundreds: String(notes.fiveHundreds),
        }),
    ],
    [say('total'), value],
    [say('paid'), paid && format.money(paid)],
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

/** The slip as the printer takes it, line by line; one that was printed before says so. */
export function linesOf(slip: SlipContent, tools: KioskTools, isCopy = false): string[] {
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
      <p className="soft">{say('questions', { hotline: standing.welcome?.brand.hotline ?? '' })}</p>
    </section>
  );
}
