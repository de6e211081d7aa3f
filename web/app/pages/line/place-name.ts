import type { Destination } from '../../../client/index.ts';
import type { LineApp } from '../../state/line-words.tsx';

export function placeName(place: Destination, { say }: LineApp): string {
  return place === 'TW' || place === 'OTHER' ? say(`rates.${place}`) : say(`zone.${place}`);
}
