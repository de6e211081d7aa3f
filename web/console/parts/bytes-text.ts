/** So many bytes, to read. */
export function bytesText(bytes: number): string {
  return `${bytes / 1_000_000} MB`;
}
