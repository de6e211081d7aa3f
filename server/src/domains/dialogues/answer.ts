/** What the person is to see. */
export interface Answer {
  readonly turnId: string;
  readonly text: string;
  readonly isLast: boolean;
}
