import { createHash } from 'node:crypto';
import { minuteMs } from '#base';
import type { ConnectionFault } from '#test/fault-proxy';

/** What a seed lets go wrong. */
export interface Troubles {
  /** What the network does to the order. */
  readonly network: 'reply lost' | 'reply cut' | 'request cut';
  /** What the gateway does to our questions. */
  readonly questions: readonly GatewayTrouble[];
  /** What becomes of the gateway's notice. */
  readonly notice: GatewayTrouble;
  readonly buyer: 'pays' | 'leaves' | 'refuses';
}

/** A fault as sandbox/README.md names it, and what is asked of it there. */
export interface GatewayTrouble {
  readonly fault: string;
  readonly count?: number;
  readonly ms?: number;
  readonly deliveries?: number;
}

export const networkFaults: Readonly<Record<Troubles['network'], ConnectionFault>> = {
  'reply lost': { loseFromAnswer: () => true },
  'reply cut': { cutAtAnswer: () => true },
  'request cut': { cutRequestAfterBytes: 60 },
};

/** A notice that is late comes after all questions that are spoilt. */
const lateMs = 6 * minuteMs;

const noticeTroubles: readonly GatewayTrouble[] = [
  { fault: 'notice-late', ms: lateMs },
  { fault: 'notice-missing' },
  { fault: 'notice-duplicate' },
  { fault: 'notice-tampered-signature', deliveries: 2 },
];

const questionTroubles = [
  '500-after-effect',
  'reset-after-effect',
  'system-error-after-effect',
  'unreadable-answer',
  'bad-answer-signature',
] as const;

/** The story as it is told: the gateway times out, then fails, and its notice comes late. */
function asTold(isFast: boolean): Troubles {
  const waiting = isFast ? [] : [{ fault: 'timeout-after-effect' }];
  return {
    network: 'reply lost',
    questions: [...waiting, { fault: 'system-error-after-effect', count: 20 }],
    notice: { fault: 'notice-late', ms: lateMs },
    buyer: 'pays',
  };
}

/** The same seed gives the same troubles for ever, so that a run can be shown again. */
export function troublesOf(seed: number, isFast: boolean): Troubles {
  if (seed === 1) return asTold(isFast);
  const chance = createHash('sha256').update(`demo ${seed}`).digest();
  const pick = <One>(at: number, from: readonly [One, ...One[]] | readonly One[]): One => {
    const one = from[chance.readUInt32BE(at * 4) % from.length];
    if (one === undefined) throw new Error('nothing to choose from');
    return one;
  };
  return {
    network: pick(0, ['reply lost', 'reply cut', 'request cut'] as const),
    questions: [
      { fault: pick(1, questionTroubles), count: 1 + pick(2, [0, 1, 2]) },
      { fault: pick(3, questionTroubles), count: 2 },
    ],
    notice: pick(4, noticeTroubles),
    buyer: pick(5, ['pays', 'pays', 'pays', 'leaves', 'refuses'] as const),
  };
}
