export type { DemoKiosk, KioskPlace } from './channel.ts';
export { openKioskChannel } from './open-kiosk-channel.ts';
export { serveKioskPages } from './pages.ts';
