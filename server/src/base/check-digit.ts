/**
 * The check digit of ISO/IEC 7064, MOD 11,10: finds every single wrong digit and nearly every two
 * that were swapped. For numbers that are typed where no name is echoed, and for vouchers.
 */
export function checkDigitOf(digits: string): string {
  let product = 10;
  for (const digit of digits) {
    const sum = (product + Number(digit)) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return String((11 - product) % 10);
}
