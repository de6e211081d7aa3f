import type { Program } from './kit/program.ts';

/** Every program. Each is loaded when it is named: nobody pays for a program that does not run. */
export const programs: Readonly<Record<string, () => Promise<{ program: Program }>>> = {
  alipay: () => import('./alipay/program.ts'),
  antom: () => import('./antom/program.ts'),
  atm: () => import('./atm/program.ts'),
  bank: () => import('./bank/program.ts'),
  'core-network': () => import('./core-network/program.ts'),
  kiosk: () => import('./kiosk/program.ts'),
  mail: () => import('./mail/program.ts'),
  push: () => import('./push/program.ts'),
  seller: () => import('./seller/program.ts'),
  'sms-centre': () => import('./sms-centre/program.ts'),
  stripe: () => import('./stripe/program.ts'),
  wechat: () => import('./wechat/program.ts'),
  witness: () => import('./witness/program.ts'),
};
