/** What came is no note, checkpoint or proof, or none that its keys have signed. */
export class WrongNote extends Error {
  override readonly name = 'WrongNote';
}
