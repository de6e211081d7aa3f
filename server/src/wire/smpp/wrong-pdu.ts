/** What came is no PDU, or none that says what its command must say. */
export class WrongPdu extends Error {
  override readonly name = 'WrongPdu';
  /** What to answer: a command status. */
  readonly status: number;
  /** Of the PDU that is answered; 0 where it could not be read. */
  readonly sequence: number;

  constructor(message: string, status: number, sequence: number) {
    super(message);
    this.status = status;
    this.sequence = sequence;
  }
}
