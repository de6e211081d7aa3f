/** Which part of a list is wanted. */
export interface Slice {
  readonly offset: number;
  readonly limit: number;
}

/** More are not counted: nobody pages through them. */
export const mostCounted = 10_000;
