/**
 * Numbers as a person reads them. Whether a number exists is for the server to say: ranges grow
 * and numbers port, so nothing plausible is refused here, and no library of patterns is carried
 * (it weighs 80 kB).
 */
const countries: Readonly<Record<string, string>> = { '+852': 'HK', '+86': 'CN', '+853': 'MO' };

export type Region = 'HK' | 'CN' | 'MO' | 'other';

function codeOf(number: string): string {
  return Object.keys(countries).find((code) => number.startsWith(code)) ?? '';
}

export function regionOf(number: string): Region {
  return (countries[codeOf(number)] ?? 'other') as Region;
}

function nationalGroups(digits: string): string {
  const groups =
    digits.length === 11
      ? [digits.slice(0, 3), digits.slice(3, 7), digits.slice(7)]
      : (digits.match(/.{1,4}/g) ?? []);
  return groups.join(' ');
}

/** `+852 9123 4567`, `+86 138 0013 8000`; masked numbers (`+852 9*** *567`) keep their mask. */
export function groupedNumber(number: string): string {
  const code = codeOf(number);
  const national = nationalGroups(number.slice(code.length).replaceAll(' ', ''));
  if (code !== '') return `${code} ${national}`;
  return number.startsWith('+') ? number : national;
}

/** Without the country: what people call their number at home. */
export function nationalNumber(number: string): string {
  return groupedNumber(number).slice(codeOf(number).length).trim();
}

const fullWidth = /[\uff10-\uff19\uff0b]/g;
const between = /[\s\-().\u2010-\u2015]/g;

/** The digits a person typed, with an optional plus sign in front; full-width ones count. */
export function typedDigits(text: string): string {
  return text
    .replace(fullWidth, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(between, '');
}

/** Long enough to be asked about, and nothing but digits. */
export function isPlausibleNumber(text: string): boolean {
  return /^\+?\d{8,15}$/.test(typedDigits(text));
}

export function lastDigits(number: string, count: number): string {
  return number.slice(-count);
}
