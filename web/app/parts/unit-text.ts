import type { Units } from '../../client/index.ts';
import type { App } from '../state/app-context.tsx';

/** `1.5 GB`, `60 minutes`, `20 SMS`. */
export function unitText(unit: Units['unit'], count: number, { say, format }: App): string {
  if (unit === 'BYTE') return format.bytes(count);
  if (unit === 'SECOND') return format.minutes(count);
  return say('unit.messages', { count: String(count) });
}

/** `Data · Mainland, Macau`. */
export function unitName({ unit, zones }: Pick<Units, 'unit' | 'zones'>, app: App): string {
  const { say, format } = app;
  const names = format.list(zones.map((zone) => say(`zone.${zone}`)));
  return say('unit.zones', { unit: say(`unit.${unit}`), zones: names });
}
