import * as cash from './kiosk/cash.ts';
import * as device from './kiosk/device.ts';
import * as orders from './kiosk/orders.ts';

/** Every operation of the kiosks' channel, by name. */
export const kioskRoutes = {
  readKioskWelcome: device.readKioskWelcome,
  enrolKiosk: device.enrolKiosk,
  readKioskSession: device.readKioskSession,
  reportKioskHealth: device.reportKioskHealth,
  emptyKioskBox: device.emptyKioskBox,
  echoReceiver: cash.echoReceiver,
  checkCash: cash.checkCash,
  sellForCash: cash.sellForCash,
  quoteTopup: orders.quoteTopup,
  orderTopup: orders.orderTopup,
  readTopup: orders.readTopup,
  cancelTopup: orders.cancelTopup,
} as const;

export type KioskRoutes = typeof kioskRoutes;
export { kioskPages } from './kiosk/pages.ts';
export { kioskPaths } from './kiosk/paths.ts';
