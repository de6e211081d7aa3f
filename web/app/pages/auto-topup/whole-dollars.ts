const mostDigits = 5;

/** The digits of what is typed, up to a point: cents are left out, and never become dollars. */
export function wholeDollars(text: string): string {
  const [dollars = ''] = text.split(/[.\uFF0E\u3002]/);
  return dollars.replaceAll(/\D/g, '').slice(0, mostDigits);
}
