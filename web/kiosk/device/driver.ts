import type { Told } from './told.ts';

/** How the parts of the machine are. */
export interface Parts {
  readonly epoch: string;
  readonly seq: number;
  readonly acceptor: 'ok' | 'jammed' | 'full';
  readonly printer: 'ok' | 'faulty';
  readonly paper: 'ok' | 'low' | 'out';
  readonly notesInBox: number;
}

type Answer = Parts & { readonly told?: readonly Told[]; readonly isPrinted?: boolean };

/** The machine's own program beside the browser, which drives acceptor and printer. */
export interface Driver {
  /** All that was told behind a place; waits for news when asked to. Undefined where it is gone. */
  told(epoch: string, after: number, waits: boolean): Promise<Answer | undefined>;
  /** Which notes are taken from now on; one that is held and is none of them comes back. */
  take(values: readonly number[]): Promise<boolean>;
  stack(): Promise<boolean>;
  giveBack(): Promise<boolean>;
  print(lines: readonly string[]): Promise<boolean>;
}

const deadlineMs = 5_000;
const waitMs = 20_000;

export function openDriver(address: string): Driver {
  const ask = async (path: string, body?: object, limitMs = deadlineMs) => {
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(), limitMs);
    try {
      // As plain text: a page of another origin asks without a preflight.
      const response = await fetch(`${address}/driver/${path}`, {
        signal: deadline.signal,
        cache: 'no-store',
        credentials: 'omit',
        ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
      });
      return response.ok ? ((await response.json()) as Answer) : undefined;
    } catch {
      return undefined;
    } finally {
      clearTimeout(timer);
    }
  };
  const done = async (path: string, body: object = {}): Promise<boolean> =>
    (await ask(path, body)) !== undefined;
  return {
    told: (epoch, after, waits) =>
      ask(`told?epoch=${epoch}&after=${after}${waits ? '&wait=1' : ''}`, undefined, waitMs),
    take: (values) => done('take', { takes: values }),
    stack: () => done('stack'),
    giveBack: () => done('return'),
    print: async (lines) => (await ask('print', { lines }))?.isPrinted === true,
  };
}
