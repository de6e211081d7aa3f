import { useState } from 'react';
import type { Problem, Result } from '../../client/index.ts';

/** A part of a list, and where the next part begins. */
export interface Part<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}

export interface MoreOf<Row> extends Part<Row> {
  readonly rows: Row[];
  readonly isReading: boolean;
  readonly problem: Problem | undefined;
  /** Undefined when that was all. */
  readonly readMore: (() => void) | undefined;
}

/**
 * Goes on behind the first part of a list, which was read with others. When that is read anew, what
 * was read behind it is dropped.
 */
export function useMoreOf<Row>(
  first: Part<Row>,
  of: unknown,
  read: (next: string) => Promise<Result<Part<Row>>>,
): MoreOf<Row> {
  const [more, setMore] = useState<{ of: unknown; part: Part<Row> } | undefined>(undefined);
  const [isReading, setIsReading] = useState(false);
  const [problem, setProblem] = useState<Problem | undefined>(undefined);
  const behind = more?.of === of ? more?.part : undefined;
  const rows = [...first.rows, ...(behind?.rows ?? [])];
  const next = behind ? behind.next : first.next;
  const readMore = async (from: string): Promise<void> => {
    setIsReading(true);
    const result = await read(from);
    setIsReading(false);
    setProblem(result.isOk ? undefined : result.problem);
    if (!result.isOk) return;
    const known = behind?.rows ?? [];
    setMore({ of, part: { ...result.answer, rows: [...known, ...result.answer.rows] } });
  };
  return {
    rows,
    next,
    isReading,
    problem,
    readMore: next === null ? undefined : () => void readMore(next),
  };
}

/** An answer of the contract as a part of a list. */
export function partOf<Answer, Row>(
  result: Result<Answer>,
  take: (answer: Answer) => Part<Row>,
): Result<Part<Row>> {
  return result.isOk ? { isOk: true, answer: take(result.answer) } : result;
}
