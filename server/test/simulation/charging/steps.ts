import fc from 'fast-check';

export type PlaceName = 'HK' | 'CN';

/** What one network function does with one of its sessions, as plain data. */
export interface Act {
  readonly session: number;
  /**
   * `use` reports something new; `delay` has used it and reports it later; `catch up` reports what
   * was delayed as well, out of order; `close` ends the session. Who has none opens one first.
   */
  readonly do: 'use' | 'delay' | 'catch up' | 'close';
  readonly kilobytes: number;
  /** Where the line is by then. */
  readonly place: PlaceName;
  /** The network says when the use began, and that it ended at once. */
  readonly isInstant: boolean;
  readonly asks: boolean;
  /** So often the message is sent at once, through several processes. */
  readonly copies: number;
  /** None of these answers was heard: it is sent again, through another process. */
  readonly isLost: boolean;
}

export type Step =
  | { readonly step: 'together'; readonly acts: readonly Act[]; readonly isCut: boolean }
  | { readonly step: 'clock'; readonly ms: number }
  | { readonly step: 'lapse' }
  | { readonly step: 'expire' }
  | { readonly step: 'credit'; readonly line: number; readonly amountMinor: number };

/** The sessions of a line are those whose number leaves its own. */
export const lineCount = 2;
const sessionCount = 6;

const act: fc.Arbitrary<Act> = fc.record({
  session: fc.nat(sessionCount - 1),
  do: fc.constantFrom('use', 'use', 'use', 'use', 'delay', 'catch up', 'catch up', 'close'),
  kilobytes: fc.oneof(fc.integer({ min: 1, max: 600 }), fc.integer({ min: 1, max: 9_000 })),
  place: fc.constantFrom('HK', 'HK', 'CN'),
  isInstant: fc.boolean(),
  asks: fc.constantFrom(true, true, true, false),
  copies: fc.constantFrom(1, 1, 1, 2, 3),
  isLost: fc.constantFrom(false, false, true),
});

const acts = fc.uniqueArray(act, {
  selector: ({ session }) => session,
  minLength: 1,
  maxLength: sessionCount,
  size: 'max',
});

/** Seconds, hours and days; and a clock that somebody sets back. */
const ms = fc.constantFrom(1, 1_000, 20_000, 600_000, 5_400_000, 36_000_000, -5_000);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record({
      step: fc.constant('together'),
      acts,
      isCut: fc.nat(11).map((number) => number === 0),
    }),
  },
  { weight: 4, arbitrary: fc.record({ step: fc.constant('clock'), ms }) },
  { weight: 1, arbitrary: fc.record({ step: fc.constant('lapse') }) },
  { weight: 1, arbitrary: fc.record({ step: fc.constant('expire') }) },
  {
    weight: 1,
    arbitrary: fc.record({
      step: fc.constant('credit'),
      line: fc.nat(lineCount - 1),
      amountMinor: fc.integer({ min: 1, max: 300 }),
    }),
  },
);

export const anyRun: fc.Arbitrary<readonly Step[]> = fc.array(step, {
  minLength: 4,
  maxLength: 30,
  size: 'max',
});
