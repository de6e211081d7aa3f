export type { HallPlace } from './channel.ts';
export { openHallChannel } from './open-hall-channel.ts';
export { serveHallPages } from './pages.ts';
