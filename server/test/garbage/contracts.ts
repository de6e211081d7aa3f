import { readdirSync } from 'node:fs';
import type { Route } from '@lowu/contract/route';

const folder = new URL('../../../contract/src/', import.meta.url);

export interface Operation extends Route {
  /** `readTopup`, as the contract calls it. */
  readonly name: string;
  /** `app` or another channel. */
  readonly channel: string;
}

/**
 * Every operation of every contract there is: whatever a file of the contract's folder exports as
 * `…Routes`. A new channel is tested from the day its contract is written.
 */
export async function allOperations(): Promise<Operation[]> {
  const files = readdirSync(folder).filter((name) => /^[a-z-]+\.ts$/.test(name));
  const found = await Promise.all(
    files.map(async (file): Promise<Operation[]> => {
      const exported: Record<string, unknown> = await import(new URL(file, folder).href);
      const channel = file.slice(0, -'.ts'.length);
      return Object.entries(exported)
        .filter(([name]) => name.endsWith('Routes'))
        .flatMap(([, routes]) => Object.entries(routes as Record<string, Route>))
        .map(([name, route]) => ({ ...route, name, channel }));
    }),
  );
  return found.flat();
}
