export type { Tmf654Place } from './channel.ts';
export { tellListeners } from './events.ts';
export { openTmf654Channel } from './open-tmf654-channel.ts';
export { tmf654Path } from './place.ts';
