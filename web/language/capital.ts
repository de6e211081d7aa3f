/** A word of a sentence as it stands where it is alone: "elsewhere" becomes "Elsewhere". */
export function capital(word: string): string {
  return word.charAt(0).toLocaleUpperCase('en') + word.slice(1);
}
