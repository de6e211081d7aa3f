/** The pages of the console, by the addresses that staff see. */
export const consolePages = {
  find: '/console',
  line: '/console/lines/{line}',
  topup: '/console/top-ups/{topup}',
  payments: '/console/payments',
  mandates: '/console/mandates',
  reviews: '/console/reviews',
  reconciliation: '/console/reconciliation',
  reconciliationDay: '/console/reconciliation/{connector}/{day}',
  break: '/console/breaks/{break}',
  banking: '/console/bank',
  credit: '/console/bank/{entry}',
  messages: '/console/messages',
  trail: '/console/trail',
  machinery: '/console/machinery',
} as const;
