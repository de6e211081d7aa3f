import fc from 'fast-check';
import { minuteMs } from '#base';

/** An order to the sandbox's gateway, about one payment; sandbox/README.md says what each does. */
export interface GatewayFault {
  readonly fault: string;
  readonly method?: string;
  readonly count?: number;
  readonly ms?: number;
  readonly deliveries?: number;
}

const callFaults = [
  'delay',
  'timeout-before-effect',
  'timeout-after-effect',
  'reset-before-effect',
  'reset-after-effect',
  '500-before-effect',
  '500-after-effect',
  'unreadable-answer',
  'bad-answer-signature',
  'system-error-before-effect',
  'system-error-after-effect',
  'service-unavailable-before-effect',
  'service-unavailable-after-effect',
];

const calls: fc.Arbitrary<GatewayFault> = fc.record({
  fault: fc.constantFrom(...callFaults),
  method: fc.constantFrom('alipay.trade.query', 'alipay.trade.close'),
  count: fc.integer({ min: 1, max: 4 }),
});

/**
 * Some spoil all deliveries, so that only asking can tell; a held notice comes after a later one.
 */
const notices: fc.Arbitrary<GatewayFault> = fc.oneof(
  fc.record({
    fault: fc.constantFrom('notice-duplicate', 'notice-missing', 'notice-before-sync-answer'),
    count: fc.constant(2),
  }),
  fc.record({
    fault: fc.constantFrom('notice-late', 'notices-out-of-order'),
    count: fc.constant(2),
    ms: fc.integer({ min: 1_000, max: 10 * minuteMs }),
  }),
  fc.record({
    fault: fc.constantFrom(
      'notice-tampered-signature',
      'notice-wrong-amount',
      'notice-wrong-seller',
      'notice-wrong-app',
    ),
    deliveries: fc.integer({ min: 1, max: 9 }),
  }),
);

/** The buyer's money arrives although the trade was closed, before we have looked a last time. */
const lateMoney: fc.Arbitrary<GatewayFault> = fc.record({
  fault: fc.constant('late-success-after-close'),
  ms: fc.integer({ min: 0, max: 12 * minuteMs }),
});

/** What befalls one payment at the gateway. */
export const gatewayFaults: fc.Arbitrary<readonly GatewayFault[]> = fc
  .tuple(
    fc.array(calls, { maxLength: 3 }),
    fc.array(notices, { maxLength: 2 }),
    fc.array(lateMoney, { maxLength: 1 }),
  )
  .map((each) => each.flat());
