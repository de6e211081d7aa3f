/**
 * Who keeps a line from service: its owner, whose SIM is lost, the operator, or nobody any more,
 * because it was closed for good.
 */
export type Bar = 'owner' | 'operator' | 'closed';

/** All that bar a line at once, as a bit mask; 0 for none. */
export type Bars = number;

const bits: Readonly<Record<Bar, number>> = { owner: 1, operator: 2, closed: 4 };

export function withBar(bars: Bars, bar: Bar, isOn: boolean): Bars {
  return isOn ? bars | bits[bar] : bars & ~bits[bar];
}

export function barsOf(bars: Bars): Bar[] {
  return (Object.keys(bits) as Bar[]).filter((bar) => (bars & bits[bar]) !== 0);
}
