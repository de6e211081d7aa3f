import { randomFrom } from '../../kit/random.ts';

/** What a request is part of. */
export type Step = 'create' | 'update' | 'release' | 'event';

/** How a network function misbehaves, and at which steps it can. */
export const faults = {
  /** Sent again after the answer, with the indicator set; the answers must be the same. */
  retransmit: ['create', 'update', 'release', 'event'],
  /** The same without the indicator: not everybody sets it. */
  'retransmit-unmarked': ['create', 'update', 'release', 'event'],
  /** The answer is thrown away and the request sent again. */
  'lose-answer': ['create', 'update', 'release', 'event'],
  /** The stream is cut once the request is out, and the request sent again. */
  'cut-stream': ['create', 'update', 'release', 'event'],
  /** Two of the same at the same moment. */
  duplicate: ['create', 'update', 'release', 'event'],
  /** What was used is told one request later. */
  'late-container': ['update'],
  /** The request that tells of the use arrives after the one that follows it. */
  reorder: ['update'],
  /** The session is gone without a word. */
  crash: ['update', 'release'],
} as const satisfies Record<string, readonly Step[]>;

export type Fault = keyof typeof faults;

export function isFault(text: string): text is Fault {
  return Object.hasOwn(faults, text);
}

export interface Rule {
  fault: Fault;
  step: Step | undefined;
  imsi: string | undefined;
  /** How many requests it still strikes. */
  count: number;
}

export interface Chaos {
  seed: number;
  /** 0 to 1. */
  rate: number;
  faults: Fault[];
  /** SIMs whose sessions live on: all but a crash may befall them. */
  neverCrash: string[];
}

/** Decides which request goes wrong, and how. */
export class FaultBook {
  readonly rules: Rule[] = [];
  chaos: Chaos | undefined;

  /** The seed, the SIM and the number decide, so that a run does not depend on its interleaving. */
  take(step: Step, imsi: string, session: number, sequence: number): Fault | undefined {
    const rule = this.rules.find(
      (one) =>
        one.count > 0 &&
        isAt(one.fault, step) &&
        (one.step ?? step) === step &&
        (one.imsi ?? imsi) === imsi,
    );
    if (rule !== undefined) {
      rule.count -= 1;
      return rule.fault;
    }
    if (this.chaos === undefined) return undefined;
    const random = randomFrom(this.chaos.seed, imsi, session, step, sequence);
    if (random() >= this.chaos.rate) return undefined;
    const livesOn = this.chaos.neverCrash.includes(imsi);
    const possible = this.chaos.faults.filter(
      (fault) => isAt(fault, step) && !(livesOn && fault === 'crash'),
    );
    return possible[Math.floor(random() * possible.length)];
  }

  clear(): void {
    this.rules.length = 0;
    this.chaos = undefined;
  }
}

function isAt(fault: Fault, step: Step): boolean {
  return (faults[fault] as readonly Step[]).includes(step);
}
