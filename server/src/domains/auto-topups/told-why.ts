import type { Why } from './why.ts';
import type { Cause } from './rule.ts';

/** A top-up that was called for and is not made. */
export interface Refused {
  readonly cause: Cause;
  readonly why: Why;
  /** What ordering was refused with, where it was. */
  readonly code?: string;
}

/**
 * What an owner was told of what is not made, each cause with its reason: a month's that does not
 * fit the cap for weeks is told once, however often what has run low is paid meanwhile, and says
 * nothing of why that is not. In words, as rules keep it; null for nothing.
 */
export function toldWords(told: readonly Refused[]): string | null {
  return told.length === 0 ? null : told.map(({ cause, why }) => `${cause} ${why}`).join();
}

/** Rules of the versions before kept one reason for whatever called. */
export function wasTold(words: string | null, { cause, why }: Refused): boolean {
  return words === why || partsOf(words).includes(`${cause} ${why}`);
}

/** What was told of these causes, each with its reason. */
export function toldOfCauses(words: string | null, causes: readonly Cause[]): readonly Refused[] {
  return causes.flatMap((cause) => {
    const part = partsOf(words).find((one) => one.startsWith(`${cause} `));
    return part === undefined ? [] : [{ cause, why: part.slice(cause.length + 1) as Why }];
  });
}

/** With the rest as it was, what has just run low is told anew. */
export function anewBelow(words: string | null): string | null {
  const left = partsOf(words).filter((part) => part.includes(' ') && !part.startsWith('below '));
  return left.length === 0 ? null : left.join();
}

/** The last reason that was told of a month's. */
export function monthReason(words: string | null): string | undefined {
  const part = partsOf(words).find((one) => one.startsWith('monthly '));
  return part?.slice('monthly '.length);
}

function partsOf(words: string | null): readonly string[] {
  return words === null ? [] : words.split(',');
}
