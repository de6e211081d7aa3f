import { lineCount, type PlaceName } from './steps.ts';

/** One report of a network function. */
export interface Report {
  readonly number: number;
  readonly bytes: bigint;
  readonly place: PlaceName;
  /** False where the network says no beginning: then it is the end of what was told before. */
  readonly isInstant: boolean;
  readonly usedAt: number;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const perBytes = 1_048_576n;
const blockBytes = 1_024n;

/**
 * `data_hk` and `data_cn` of the plan `commuter`: HK$1.00 and HK$1.50 for 1,024 KB, HK$18 and HK$38
 * a day at most; Hong Kong costs twice as much from a day on.
 */
function rateOf(place: PlaceName, midnightMs: number, dearerFromMs: number) {
  if (place === 'CN') return { priceMinor: 150n, capMinor: 3_800n };
  return { priceMinor: midnightMs >= dearerFromMs ? 200n : 100n, capMinor: 1_800n };
}

/** When the Hong Kong day of an instant began; there is no summer time. */
function midnight(atMs: number): number {
  return Math.floor((atMs + 8 * hourMs) / dayMs) * dayMs - 8 * hourMs;
}

interface Line {
  creditMinor: bigint;
  readonly counted: Set<string>;
  /** Until when each session has told of its use. */
  readonly toldUntil: Map<string, number>;
  readonly bytesOfDay: Map<string, { place: PlaceName; midnightMs: number; bytes: bigint }>;
}

/**
 * What lines owe, as one would explain it to a person: each report once, added up by place and day,
 * at the price and up to the cap of that day. It shares no code with charging.
 */
export class Model {
  readonly #dearerFromMs: number;
  readonly #lines: readonly Line[] = Array.from({ length: lineCount }, () => ({
    creditMinor: 0n,
    counted: new Set<string>(),
    toldUntil: new Map<string, number>(),
    bytesOfDay: new Map<string, { place: PlaceName; midnightMs: number; bytes: bigint }>(),
  }));

  /** @param dearerFromMs the midnight from which data in Hong Kong costs more */
  constructor(dearerFromMs: number) {
    this.#dearerFromMs = dearerFromMs;
  }

  credit(line: number, amountMinor: bigint): void {
    this.#of(line).creditMinor += amountMinor;
  }

  open(line: number, session: string, nowMs: number): void {
    this.#of(line).toldUntil.set(session, nowMs);
  }

  /** A report counts when it first arrives: for its own days, or for yesterday if it is older. */
  report(line: number, session: string, report: Report, nowMs: number): void {
    const { counted, toldUntil } = this.#of(line);
    const key = `${session} ${report.number}`;
    if (counted.has(key)) return;
    counted.add(key);
    const earliestMs = midnight(nowMs) - dayMs;
    const untilMs = Math.max(Math.min(report.usedAt, nowMs), earliestMs);
    const before = toldUntil.get(session) ?? 0;
    const beganMs = report.isInstant ? report.usedAt : before;
    const fromMs = Math.min(Math.max(beganMs, earliestMs), untilMs);
    toldUntil.set(session, Math.max(before, untilMs));
    this.#spread(line, report, fromMs, untilMs);
  }

  /** Evenly over the time that it took; a block belongs to the day in which it begins. */
  #spread(line: number, { bytes, place }: Report, fromMs: number, untilMs: number): void {
    let spread = 0n;
    for (let day = midnight(fromMs); spread < bytes; day += dayMs) {
      const endMs = day + dayMs;
      const isLast = untilMs <= endMs;
      const used = isLast ? bytes : (bytes * BigInt(endMs - fromMs)) / BigInt(untilMs - fromMs);
      const whole = ((used + blockBytes - 1n) / blockBytes) * blockBytes;
      if (whole > spread) this.#add(line, place, day, whole - spread);
      spread = whole > spread ? whole : spread;
    }
  }

  #add(line: number, place: PlaceName, midnightMs: number, bytes: bigint): void {
    const { bytesOfDay } = this.#of(line);
    const key = `${place} ${midnightMs}`;
    const before = bytesOfDay.get(key)?.bytes ?? 0n;
    bytesOfDay.set(key, { place, midnightMs, bytes: before + bytes });
  }

  of(line: number): { creditMinor: bigint; bytes: bigint; reports: number; costMinor: bigint } {
    const { creditMinor, counted, bytesOfDay } = this.#of(line);
    let bytes = 0n;
    let costMinor = 0n;
    for (const { place, midnightMs, bytes: used } of bytesOfDay.values()) {
      const { priceMinor, capMinor } = rateOf(place, midnightMs, this.#dearerFromMs);
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
