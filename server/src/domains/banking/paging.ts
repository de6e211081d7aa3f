/** Which part of a list is wanted. */
export interface Paging<Id extends string> {
  /** The last one of the part before; undefined for the first part. */
  readonly behind?: Id | undefined;
  readonly limit: number;
}
