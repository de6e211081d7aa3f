/** An account of ours at a bank, and the connector by which the bank is asked about it. */
export interface OurAccount {
  readonly connector: string;
  readonly account: string;
}
