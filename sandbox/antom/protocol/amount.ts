/** As this protocol prints money: minor units in a text. */
export function amountOf(amount: number, currency: string): Record<string, string> {
  return { currency, value: String(amount) };
}
