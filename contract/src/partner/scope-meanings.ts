/** What each scope lets a program do, for whoever asks for it or grants it. */
export const scopeMeanings: Readonly<Record<string, string>> = {
  'numbers.read': 'Look up a number, what can be sold, and what a top-up would cost',
  'topups.read': 'Read what was sold and ordered',
  'topups.send': 'Sell top-ups from the float, order them, and take them back',
  'float.read': 'Read the float, its statements and what limits are left',
  'webhooks.manage': 'Add and change endpoints, read their deliveries and replay them',
  'balances.read': 'Read balances and what was done to them (TMF654)',
  'balances.adjust': 'Correct balances up or down (TMF654); for the operator’s own programs',
  'balances.reserve': 'Set money of a balance aside and release it (TMF654)',
  'balances.transfer': 'Move money from one balance to another (TMF654)',
  'buckets.create': 'Open buckets on a line (TMF654); for the operator’s own programs',
};
