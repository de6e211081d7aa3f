import type { Rate } from '../../../client/index.ts';
import type { LineApp } from '../../state/line-words.tsx';
import { placeName } from '../line/place-name.ts';
import { translated } from '../../../language/index.ts';

/** `Calls to Hong Kong, Mainland`. */
export function rateName({ service, direction, to }: Rate, app: LineApp): string {
  const { say, format } = app;
  if (service === 'data') return say('unit.BYTE');
  if (direction === 'in') return say(service === 'voice' ? 'rates.answered' : 'rates.received');
  if (to === null) return say(service === 'voice' ? 'rates.calls' : 'rates.messages');
  const places = format.list(to.map((place) => placeName(place, app)));
  return say(service === 'voice' ? 'rates.callsTo' : 'rates.messagesTo', { places });
}

/** `HK$0.70 per minute`. */
export function ratePrice({ service, price, per }: Rate, { say, format }: LineApp): string {
  if (price.amountMinor === 0) return say('rates.free');
  const units = {
    voice: per === 60 ? say('rates.minute') : format.duration(per),
    sms: per === 1 ? say('rates.message') : say('unit.messages', { count: String(per) }),
    data: format.bytes(per),
  };
  return say('rates.per', { price: format.money(price), per: units[service] });
}

/** What else decides the price, in the order in which people meet it. */
export function rateNotes(rate: Rate, app: LineApp): readonly string[] {
  const { say, format, language } = app;
  const { time, connect, dailyCap } = rate;
  return [
    time &&
      say('rates.time', {
        name: translated(time.name, language),
        from: time.from,
        until: time.until,
      }),
    stepNote(rate, app),
    connect && say('rates.connect', { fee: format.money(connect) }),
    dailyCap && say('rates.cap', { cap: format.roundMoney(dailyCap) }),
    fairUseNote(rate, app),
  ].filter((note) => note !== null);
}

function stepNote({ service, price, firstUnits, thenUnits }: Rate, app: LineApp): string | null {
  const { say, format } = app;
  if (service === 'sms' || price.amountMinor === 0) return null;
  if (service === 'data') return say('rates.step', { step: format.bytes(thenUnits) });
  const step = format.duration(thenUnits);
  if (firstUnits === thenUnits) return say('rates.step', { step });
  return say('rates.steps', { first: format.duration(firstUnits), step });
}

function fairUseNote({ fairUse }: Rate, { say, format }: LineApp): string | null {
  if (!fairUse) return null;
  const amount = format.bytes(fairUse.afterBytes);
  if (fairUse.kbps === null) return say('rates.closes', { amount });
  const kbps = String(fairUse.kbps);
  return fairUse.afterBytes === 0
    ? say('rates.slow', { kbps })
    : say('rates.slows', { amount, kbps });
}
