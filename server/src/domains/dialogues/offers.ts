import { hongKongDay } from '#base';
import type { Context } from '#platform/context';
import { listPacks, type PackOffer } from '#packs';
import { dayWords, hkdWords } from './amounts.ts';
import type { Caller } from './caller.ts';
import { say } from './sayings.ts';

/** A pack as it was offered; a yes buys exactly this or nothing. */
export interface Offered {
  readonly code: string;
  /** Minor units of HKD, as text: it is kept as JSON. */
  readonly price: string;
  /** It was said that the line ends before the pack. */
  readonly isShortLife: boolean;
}

export function offeredOf({ code, price, outlivesLine }: PackOffer): Offered {
  return { code, price: String(price.hkdMinor), isShortLife: outlivesLine };
}

/** In the order in which they are numbered from 1. */
export function readOffers(context: Context, { line }: Caller): Promise<PackOffer[]> {
  return listPacks(context, line.id);
}

export function nameLine({ name, price }: PackOffer, { language }: Caller): string {
  return say('offerLine', language, { name: name[language], price: hkdWords(price.hkdMinor) });
}

/** All that must be seen before a yes. */
export function offerLines(offer: PackOffer, { language, line }: Caller): string[] {
  const { name, price, endsAt, outlivesLine } = offer;
  const told = say('offer', language, {
    name: name[language],
    price: hkdWords(price.hkdMinor),
    day: dayWords(hongKongDay(endsAt), language),
  });
  if (!outlivesLine || line.validUntil === null) return [told];
  const day = dayWords(hongKongDay(line.validUntil), language);
  return [told, say('shortLife', language, { day })];
}
