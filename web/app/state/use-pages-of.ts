import { useState } from 'react';
import type { Result } from '../../client/index.ts';
import { type Loaded, useLoaded } from './use-loaded.ts';

interface Part<Item> {
  readonly items: readonly Item[];
  readonly before: string | null;
}

export interface PagesOf<Item> extends Loaded<Part<Item>> {
  readonly items: readonly Item[];
  /** Undefined when there is nothing earlier. */
  readonly showEarlier: (() => void) | undefined;
}

/** A list, newest first, of which earlier parts are read when asked for. */
export function usePagesOf<Item>(
  name: string,
  read: (before: string | undefined) => Promise<Result<Part<Item>>>,
): PagesOf<Item> {
  const [earlier, setEarlier] = useState<readonly Part<Item>[]>([]);
  const newest = useLoaded(name, () => read(undefined));
  const parts = newest.value ? [newest.value, ...earlier] : [];
  const before = parts.at(-1)?.before ?? null;
  const showEarlier = async (): Promise<void> => {
    const part = await read(before ?? undefined);
    if (part.isOk) setEarlier([...earlier, part.answer]);
  };
  return {
    ...newest,
    items: parts.flatMap((part) => part.items),
    showEarlier: before === null ? undefined : () => void showEarlier(),
  };
}
