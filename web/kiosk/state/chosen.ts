import type { Echo } from './kiosk-channel.ts';

/** Whose number it is; null where nobody could be asked. */
export interface Chosen {
  readonly number: string;
  readonly echo: Echo | null;
}
