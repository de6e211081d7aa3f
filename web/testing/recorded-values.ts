/** Values as the server writes them. */
export const hkd = (amountMinor: number) => ({ amountMinor, currency: 'HKD' as const });
export const cny = (amountMinor: number) => ({ amountMinor, currency: 'CNY' as const });

export const id = (kind: string, last: number): string =>
  `${kind}_0197bd2c000070008000${String(last).padStart(12, '0')}`;
