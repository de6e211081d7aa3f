import type { Id, InstantMs, Language } from '#base';

export type SubscriberId = Id<'sub'>;

/** The person. The name is shown whole to nobody but its owner and staff: see `maskName`. */
export interface Subscriber {
  readonly id: SubscriberId;
  readonly name: string;
  readonly language: Language;
  /** Large and plain screens, one thing at a time. */
  readonly isCareMode: boolean;
  readonly createdAt: InstantMs;
}

/**
 * Letters of any script and what stands in names; nothing that is invisible or turns text around.
 */
const printable = /^(?=.*\S)[^\p{Cc}\p{Co}\p{Cn}\u200e\u200f\u202a-\u202e\u2066-\u2069]+$/u;
const longest = 80;

/** Whether a text may be a name, or a label that a person gives. */
export function isPrintable(text: string): boolean {
  return text.length <= longest && printable.test(text);
}
