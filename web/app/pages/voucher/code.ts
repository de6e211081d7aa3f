/** Of a voucher, its check digit included. */
export const codeDigits = 16;

/** The digits of what was typed or pasted, full-width ones too, as far as a code goes. */
export function digitsOf(typed: string): string {
  return typed.normalize('NFKC').replaceAll(/\D/g, '').slice(0, codeDigits);
}

/** In groups of four, as it is printed. */
export function groupedCode(typed: string): string {
  return digitsOf(typed).replaceAll(/(\d{4})(?=\d)/g, '$1 ');
}
