import { useEffect } from 'react';
import { isOutcomeUnknown, type Problem } from '../../../client/index.ts';
import { useApp } from '../../state/app-context.tsx';
import { useLoaded } from '../../state/use-loaded.ts';
import { type Kept, keepList, keptOutlets } from './kept-lists.ts';

export interface Outlets {
  readonly known: Kept | undefined;
  /** Nothing newer came: what is shown was kept on this phone. */
  readonly isKept: boolean;
  readonly problem: Problem | undefined;
  readonly readAgain: () => void;
}

/** The outlets around a district, from the server, or as far as they are kept on this phone. */
export function useOutlets(district: string | undefined): Outlets {
  const { device } = useApp();
  const { channel, storage, clock } = device;
  const { value, problem, readAgain } = useLoaded(`outlets ${district ?? 'all'}`, async () => {
    const query = district === undefined ? {} : { district };
    const result = await channel.call('listOutlets', { query });
    if (result.isOk) keepList(storage, district, result.answer, clock.nowMs());
    return result;
  });
  useEffect(() => {
    // A district that is no more is asked for no more.
    if (problem && !isOutcomeUnknown(problem)) storage.remove('lowu.district');
  }, [problem, storage]);
  const isNew = value !== undefined && !problem;
  const known = isNew ? { ...value, readAtMs: clock.nowMs() } : keptOutlets(storage, district);
  return { known, isKept: !isNew, problem, readAgain };
}
