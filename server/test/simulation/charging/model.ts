import { lineCount } from './steps.ts';

/** One report of a network function. */
export interface Report {
  readonly number: number;
  readonly bytes: bigint;
  readonly usedAt: number;
}

/** `data_hk` of the plan `commuter`: HK$1.00 for 1,024 KB, HK$18 a day at most. */
const priceMinor = 100n;
const perBytes = 1_048_576n;
const capMinor = 1_800n;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** When the Hong Kong day of an instant began; there is no summer time. */
function midnight(atMs: number): number {
  return Math.floor((atMs + 8 * hourMs) / dayMs) * dayMs - 8 * hourMs;
}

interface Line {
  creditMinor: bigint;
  readonly counted: Set<string>;
  readonly bytesOfDay: Map<number, bigint>;
}

/**
 * What lines owe, as one would explain it to a person: each report once, added up by day, at the
 * price and up to the cap. It shares no code with charging.
 */
export class Model {
  readonly #lines: readonly Line[] = Array.from({ length: lineCount }, () => ({
    creditMinor: 0n,
    counted: new Set<string>(),
    bytesOfDay: new Map<number, bigint>(),
  }));

  credit(line: number, amountMinor: bigint): void {
    this.#of(line).creditMinor += amountMinor;
  }

  /** A report counts when it first arrives: for its own day, or for yesterday if it is older. */
  report(line: number, session: string, { number, bytes, usedAt }: Report, nowMs: number): void {
    const { counted, bytesOfDay } = this.#of(line);
    const key = `${session} ${number}`;
    if (counted.has(key)) return;
    counted.add(key);
    const day = Math.max(midnight(Math.min(usedAt, nowMs)), midnight(nowMs) - dayMs);
    bytesOfDay.set(day, (bytesOfDay.get(day) ?? 0n) + bytes);
  }

  of(line: number): { creditMinor: bigint; bytes: bigint; reports: number; costMinor: bigint } {
    const { creditMinor, counted, bytesOfDay } = this.#of(line);
    let bytes = 0n;
    let costMinor = 0n;
    for (const used of bytesOfDay.values()) {
      const exact = (used * priceMinor) / perBytes;
      bytes += used;
      costMinor += exact < capMinor ? exact : capMinor;
    }
    return { creditMinor, bytes, reports: counted.size, costMinor };
  }

  #of(line: number): Line {
    return this.#lines[line] as Line;
  }
}
