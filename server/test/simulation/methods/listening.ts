import { type Log, openLog } from '#platform/log';
import { leaksIn, plantedLeaks, type Secrets } from './leaks.ts';

/** All that the product logs, until it is looked through. */
export interface Listening {
  readonly log: Log;
  /** How many lines there were since, and what in them nobody may read. */
  lookThrough(secrets: Secrets): { readonly lines: number; readonly problems: readonly string[] };
}

const mostShown = 300;

export function openListening(): Listening {
  let lines: string[] = [];
  return {
    log: openLog('debug', (line) => lines.push(line)),
    lookThrough(secrets) {
      const heard = lines;
      lines = [];
      const problems = heard.flatMap((line) =>
        leaksIn(line, secrets).map(({ what, found }) => {
          return `${what} is logged, ${found}: ${line.slice(0, mostShown)}`;
        }),
      );
      const blind = plantedLeaks(secrets).filter((line) => leaksIn(line, secrets).length === 0);
      for (const line of blind) problems.push(`the search of the log does not find ${line}`);
      return { lines: heard.length, problems };
    },
  };
}
