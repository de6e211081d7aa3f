export const mostTills = 99;

/** What stands on slips and screens in one line, with nothing around it. */
export function isPrintableLine(text: string, most: number): boolean {
  return text.trim() === text && text !== '' && text.length <= most && !/\p{Cc}/u.test(text);
}
