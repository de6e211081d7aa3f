/** A full http(s) address without credentials, fragment or blanks, up to 256 characters. */
export function isWebAddress(value: string): boolean {
  if (value.length > 256 || /\s/.test(value) || !URL.canParse(value)) return false;
  const url = new URL(value);
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
  return isWeb && url.username === '' && url.password === '' && !value.includes('#');
}
