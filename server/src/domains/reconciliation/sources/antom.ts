import { hongKongDay, hourMs, startOfDay } from '#base';
import { readAntomReport } from '#wire/statements';
import type { Source } from './source.ts';

/** Antom's days are Hong Kong's; the report of one is made on the next. */
export const antomReports: Source = {
  kind: 'antom',
  startOfDay,
  dayOf: hongKongDay,
  readyAfterMs: 8 * hourMs,
  certainAfterMs: 24 * hourMs,
  paysOut: 'to_bank',
  read: readAntomReport,
  isOf: (account, named) => named === account,
};
