import { type ComponentType, type LazyExoticComponent, lazy } from 'react';

const pausesMs = [500, 2_000];

/** Loads a part of the app, again where it was lost on the way. */
export async function persistently<Loaded>(load: () => Promise<Loaded>): Promise<Loaded> {
  for (const pauseMs of pausesMs) {
    try {
      return await load();
    } catch {
      await new Promise((resolve) => {
        setTimeout(resolve, pauseMs);
      });
    }
  }
  return load();
}

/**
 * A page, or a part of one, that is loaded when it is first needed; the boundary around the pages
 * tells if it cannot be.
 */
export function lazyPage<Props = object>(
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => ({ default: await persistently(load) }));
}
