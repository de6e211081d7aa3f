import { useState } from 'react';
import type { Result } from '../../client/index.ts';
import { type Read, useRead } from '../../reading/index.ts';

export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly before: string | null;
}

export interface Pages<Row> extends Read<Page<Row>> {
  /** Undefined when there is nothing earlier. */
  readonly readEarlier: (() => void) | undefined;
}

/** A list that is read newest first, and further back when somebody asks. */
export function usePagesOf<Row>(
  name: string,
  read: (before: string | undefined) => Promise<Result<Page<Row>>>,
): Pages<Row> {
  const first = useRead(name, () => read(undefined));
  const [more, setMore] = useState<{ of: unknown; page: Page<Row> } | undefined>(undefined);
  const earlier = more?.of === first.value ? more?.page : undefined;
  const { value } = first;
  if (!value) return { ...first, readEarlier: undefined };
  const before = earlier ? earlier.before : value.before;
  const rows = [...value.rows, ...(earlier?.rows ?? [])];
  const readEarlier = async (): Promise<void> => {
    const result = await read(before ?? undefined);
    if (!result.isOk) return;
    const page = { ...result.answer, rows: [...(earlier?.rows ?? []), ...result.answer.rows] };
    setMore({ of: value, page });
  };
  return {
    ...first,
    value: { rows, before },
    readEarlier: before === null ? undefined : () => void readEarlier(),
  };
}

/** An answer of the contract as a page: its rows, and where what is earlier begins. */
export function pageOf<Answer extends { readonly before: string | null }, Row>(
  result: Result<Answer>,
  rowsOf: (answer: Answer) => readonly Row[],
): Result<Page<Row>> {
  if (!result.isOk) return result;
  const { answer } = result;
  return { isOk: true, answer: { rows: rowsOf(answer), before: answer.before } };
}
