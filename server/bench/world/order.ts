import type { AttemptId } from '#payments';

/** An order that waits for its payment. */
export interface BenchOrder {
  readonly attempt: AttemptId;
  /** What is to be paid, as the provider writes it. */
  readonly amount: string;
}

/** Orders of HK$100, each of another line, as many as one wants and quicker than people order. */
export interface OrderMaker {
  make(count: number): Promise<readonly BenchOrder[]>;
}
