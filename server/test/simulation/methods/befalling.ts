import fc from 'fast-check';
import { hourMs, minuteMs, secondMs } from '#base';
import type { Code } from './shop.ts';

/** An order to a sandbox to break something of one payment; its README says what each does. */
export interface Befalling {
  readonly fault: string;
  /** Which event of its kind is struck, counted from one. */
  readonly nth?: number;
  readonly ms?: number;
}

/** What befalls calls of every provider, the bank's too. */
const callFaults = [
  '500-before-effect',
  '500-after-effect',
  'reset-before-effect',
  'reset-after-effect',
  'system-error-before-effect',
  'system-error-after-effect',
  'timeout-before-effect',
  'timeout-after-effect',
  'unreadable-answer',
  'bad-answer-signature',
];

const noticeFaults = [
  'notice-before-sync-answer',
  'notice-duplicate',
  'notice-late',
  'notice-missing',
  'notice-tampered-signature',
  'notice-wrong-amount',
  'notice-wrong-app',
  'notice-wrong-seller',
  'notices-out-of-order',
];

interface Kinds {
  readonly calls: readonly string[];
  readonly notices: readonly string[];
}

const shared: Kinds = { calls: callFaults, notices: noticeFaults };

const alipay: Kinds = {
  ...shared,
  calls: [...callFaults, 'service-unavailable-before-effect', 'service-unavailable-after-effect'],
};

const antom: Kinds = {
  ...shared,
  calls: [...callFaults, 'traffic-limited-before-effect', 'traffic-limited-after-effect'],
};

const wechat: Kinds = {
  calls: [
    ...callFaults,
    'frequency-limited-before-effect',
    'frequency-limited-after-effect',
    'probe-answer-signature',
    'stale-answer',
  ],
  notices: [
    ...noticeFaults,
    'notice-probe-signature',
    'notice-stale',
    'notice-unknown-key',
    'notice-tampered-ciphertext',
  ],
};

/** Whose answers nobody signs, and whose API has no `SYSTEM_ERROR`. */
const stripe: Kinds = {
  calls: [
    ...callFaults.filter((fault) => !/^(system-error|bad-answer)/.test(fault)),
    'api-error-before-effect',
    'api-error-after-effect',
    'rate-limited-before-effect',
    'lock-timeout-before-effect',
  ],
  notices: [...noticeFaults, 'notice-stale'],
};

const kinds: Readonly<Record<Code, Kinds>> = {
  alipay_cn: alipay,
  alipay_cycle: alipay,
  alipay_hk: antom,
  antom_cn: antom,
  wechat_cn: wechat,
  wechat_hk: wechat,
  wechat_global: wechat,
  stripe,
  // A bank sends no notices.
  fps_qr: { calls: callFaults, notices: [] },
};

/** None as often as not, so that what comes after a payment is seen whole, too. */
export function befallingsOf(code: Code): fc.Arbitrary<readonly Befalling[]> {
  const { calls, notices } = kinds[code];
  const call: fc.Arbitrary<Befalling> = fc.record({
    fault: fc.constantFrom(...calls),
    nth: fc.constantFrom(1, 1, 2, 3),
  });
  const one = notices.length === 0 ? call : fc.oneof(call, noticeOf(notices));
  const struck = fc.constantFrom(0, 0, 1, 2, 3).chain((length) => {
    return fc.array(one, { minLength: length, maxLength: length });
  });
  // Nobody can close a code of the bank's.
  if (code === 'fps_qr') return struck;
  return fc
    .tuple(struck, fc.array(lateMoney, { maxLength: 1 }))
    .map((each): readonly Befalling[] => each.flat());
}

function noticeOf(notices: readonly string[]): fc.Arbitrary<Befalling> {
  const ms = fc.integer({ min: secondMs, max: 20 * minuteMs });
  return fc.record({ fault: fc.constantFrom(...notices), ms });
}

/** The payer's money arrives although the provider has said that the payment is closed. */
const lateMoney: fc.Arbitrary<Befalling> = fc.record({
  fault: fc.constant('late-success-after-close'),
  ms: fc.integer({ min: 0, max: 2 * hourMs }),
});
