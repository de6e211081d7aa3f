/** What came is no message of this dialect, or not one that can be read. */
export class WrongMessage extends Error {
  override readonly name = 'WrongMessage';
}
