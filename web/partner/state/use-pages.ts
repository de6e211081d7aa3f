import { useState } from 'react';
import type { Result } from '../../client/index.ts';
import { useCalling, useRead } from './use-calling.ts';

interface Paged {
  readonly cursor: string | null;
}

/** Pages that were read on, and the newest one, behind which they lie. */
interface Behind<Answer> {
  readonly first: Answer;
  readonly pages: readonly Answer[];
}

/** A list that comes page by page, the newest first. */
export function usePages<Answer extends Paged, One>(
  name: string,
  read: (page: { readonly cursor?: string }) => Promise<Result<Answer>>,
  listOf: (answer: Answer) => readonly One[],
) {
  const { answer, problem, again } = useRead(name, () => read({}));
  const [behind, setBehind] = useState<Behind<Answer>>();
  // Behind another first page these would leave out what lies between.
  const more = answer !== undefined && behind?.first === answer ? behind.pages : [];
  const further = useCalling();
  const cursor = (more.at(-1) ?? answer)?.cursor ?? null;
  const readOn = async (): Promise<void> => {
    const page = cursor === null ? undefined : await further.run(read({ cursor }));
    if (page && answer) setBehind({ first: answer, pages: [...more, page] });
  };
  return {
    list: answer && [answer, ...more].flatMap(listOf),
    hasMore: cursor !== null,
    /** Whether more than the newest page is there, which reading anew would take away. */
    isReadOn: more.length > 0,
    problem: problem ?? further.problem,
    readOn,
    /** From the newest on; what came behind it is read when it is wanted again. */
    again,
  };
}
