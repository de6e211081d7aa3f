/** Of what somebody else has written, as much as a sentence takes. */
export function cut(text: string): string {
  return text.slice(0, 80);
}
