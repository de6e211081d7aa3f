/**
 * Where each operation of the app channel stands. Kept apart from the schemas, so that the web
 * app, which must be light, carries these lines and none of the schemas' code.
 */
export const appPaths = {
  requestCode: ['POST', '/api/app/session/codes'],
  signIn: ['POST', '/api/app/session'],
  readSession: ['GET', '/api/app/session'],
  signOut: ['DELETE', '/api/app/session'],
  changePreferences: ['PATCH', '/api/app/session/preferences'],
  listLines: ['GET', '/api/app/lines'],
  readBalance: ['GET', '/api/app/lines/{line}/balance'],
  readTopupOptions: ['GET', '/api/app/topup-options'],
  quoteTopup: ['POST', '/api/app/quotes'],
  orderTopup: ['POST', '/api/app/topups'],
  listTopups: ['GET', '/api/app/topups'],
  readTopup: ['GET', '/api/app/topups/{topup}'],
  followTopup: ['GET', '/api/app/topups/{topup}/events'],
  cancelTopup: ['POST', '/api/app/topups/{topup}/cancel'],
  undoTopup: ['POST', '/api/app/topups/{topup}/undo'],
  listPacks: ['GET', '/api/app/lines/{line}/packs'],
  buyPack: ['POST', '/api/app/lines/{line}/packs'],
  setRenewal: ['PATCH', '/api/app/lines/{line}/terms/{term}'],
  changePlan: ['POST', '/api/app/lines/{line}/plan'],
  borrow: ['POST', '/api/app/lines/{line}/emergency-credit'],
  readRates: ['GET', '/api/app/lines/{line}/rates'],
  estimateUse: ['GET', '/api/app/lines/{line}/estimate'],
  changeOptIn: ['PUT', '/api/app/lines/{line}/opt-ins/{zone}'],
  readUsage: ['GET', '/api/app/lines/{line}/usage'],
  exportUsage: ['GET', '/api/app/lines/{line}/usage.csv'],
  readGuards: ['GET', '/api/app/lines/{line}/guards'],
  setGuards: ['PUT', '/api/app/lines/{line}/guards'],
  readClosing: ['GET', '/api/app/lines/{line}/closing'],
  closeLine: ['POST', '/api/app/lines/{line}/closing'],
  listMandates: ['GET', '/api/app/mandates'],
  askForMandate: ['POST', '/api/app/mandates'],
  stopMandate: ['POST', '/api/app/mandates/{mandate}/stop'],
  listReceipts: ['GET', '/api/app/receipts'],
  readReceipt: ['GET', '/api/app/receipts/{code}'],
} as const;

export type AppOperation = keyof typeof appPaths;
