/** Where each operation of a kiosk stands; see the app's paths for why they stand apart. */
export const kioskPaths = {
  readKioskWelcome: ['GET', '/api/kiosk/welcome'],
  enrolKiosk: ['POST', '/api/kiosk/enrolment'],
  readKioskSession: ['GET', '/api/kiosk/session'],
  reportKioskHealth: ['PUT', '/api/kiosk/health'],
  emptyKioskBox: ['PUT', '/api/kiosk/boxes/{box}'],
  echoReceiver: ['POST', '/api/kiosk/receivers'],
  checkCash: ['POST', '/api/kiosk/checks'],
  sellForCash: ['PUT', '/api/kiosk/sales/{sale}'],
  quoteTopup: ['POST', '/api/kiosk/quotes'],
  orderTopup: ['POST', '/api/kiosk/orders'],
  readTopup: ['GET', '/api/kiosk/orders/{topup}'],
  cancelTopup: ['POST', '/api/kiosk/orders/{topup}/cancel'],
} as const;

export type KioskOperation = keyof typeof kioskPaths;
