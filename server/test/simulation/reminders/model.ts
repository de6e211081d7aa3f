import { dayMs, hourMs, minuteMs, type InstantMs, type Language, type Zone } from '#base';
import type { PlannedQuiet, PlannedWish } from './plan.ts';

/** One word to a line's owner: what it is about, since when it is so, and in which language. */
export interface Word {
  readonly about: string;
  readonly at: InstantMs;
  readonly language: Language;
}

/** Something was used; amounts in minor units of HKD. */
export interface Use {
  readonly at: InstantMs;
  readonly zone: Zone;
  readonly megabytes: bigint;
  readonly beforeMinor: bigint;
  readonly afterMinor: bigint;
}

const levelRestMs = 20 * hourMs;
const zoneRestMs = 12 * hourMs;
const hongKongMs = 8 * hourMs;

/** What a megabyte costs, and a day of them at most, on the plan that everybody here has. */
const prices: Readonly<Record<Zone, bigint>> = { HK: 100n, CN: 150n, MO: 500n, ROW: 10_000n };
const caps: Readonly<Record<Zone, bigint>> = { HK: 1_800n, CN: 3_800n, MO: 6_800n, ROW: 16_800n };

/**
 * What the owner of one line should hear, as one would say it to somebody: a level when money falls
 * below it, the lowest of several; the rates of a zone on coming there, home excepted; a day that
 * has reached its cap. Each again only after its rest, and never what was switched off. What is no
 * longer so as it leaves counts as not told.
 */
export class Model {
  readonly words: Word[] = [];
  language: Language = 'zh-Hant';
  wish: PlannedWish = { levels: [2_000n, 1_000n, 1n], switchedOff: [] };
  #zone: Zone | undefined;
  readonly #rests = new Map<string, { readonly at: InstantMs; readonly untilMs: InstantMs }>();
  readonly #spent = new Map<string, bigint>();

  used({ at, zone, megabytes, beforeMinor, afterMinor }: Use): void {
    const passed = this.wish.levels.filter((level) => beforeMinor >= level && afterMinor < level);
    const [lowest] = passed.toSorted((one, other) => Number(one - other));
    if (lowest !== undefined) this.#tell(`below ${lowest}`, at, at + levelRestMs);
    this.#count(zone, at, megabytes * prices[zone]);
    const isNew = zone !== this.#zone && zone !== 'HK';
    this.#zone = zone;
    if (isNew && !this.wish.switchedOff.includes('zones')) {
      this.#tell(`zone ${zone}`, at, at + zoneRestMs);
    }
  }

  /** A word that was no longer so as it was to leave was not told, and rests no more. */
  dropped(about: string, at: InstantMs): void {
    if (this.#rests.get(about)?.at === at) this.#rests.delete(about);
  }

  /** Counted is what it costs, also where money does not suffice for it. */
  #count(zone: Zone, at: InstantMs, costMinor: bigint): void {
    const day = Math.floor((at + hongKongMs) / dayMs);
    const key = `${zone} ${day}`;
    const before = this.#spent.get(key) ?? 0n;
    this.#spent.set(key, before + costMinor);
    const isReached = before < caps[zone] && before + costMinor >= caps[zone];
    if (!isReached || this.wish.switchedOff.includes('caps')) return;
    this.#tell(`cap ${zone}`, at, (day + 1) * dayMs - hongKongMs);
  }

  #tell(about: string, at: InstantMs, restsUntil: InstantMs): void {
    if ((this.#rests.get(about)?.untilMs ?? 0) > at) return;
    this.#rests.set(about, { at, untilMs: restsUntil });
    this.words.push({ about, at, language: this.language });
  }
}

/** Of Hong Kong. */
export function minuteOfDay(at: InstantMs): number {
  return Math.floor(((at + hongKongMs) % dayMs) / minuteMs);
}

/** Whether an instant is within quiet hours, which may pass midnight. */
export function isQuiet({ fromMinute, minutes }: PlannedQuiet, at: InstantMs): boolean {
  const minute = ((at + hongKongMs) % dayMs) / minuteMs;
  const sinceThen = (minute - fromMinute + 1_440) % 1_440;
  return sinceThen < minutes;
}
