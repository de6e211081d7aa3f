export type StatementFault =
  /** It is no archive, or one that is broken. */
  | 'archive_broken'
  /** Nothing in it is what was asked for. */
  | 'kind_unknown'
  /** A column that we need is not there. */
  | 'column_missing'
  /** Nothing in it says of which day it is, or whose. */
  | 'head_missing'
  /** It ends before its own end. */
  | 'cut_off'
  | 'too_large';

/** A file that cannot be read as what it is said to be. Nothing of it may be believed. */
export class WrongStatement extends Error {
  override readonly name = 'WrongStatement';
  readonly fault: StatementFault;

  constructor(fault: StatementFault, detail: string) {
    super(detail);
    this.fault = fault;
  }
}
