import { useRef, useState } from 'react';
import type { Answer, Channel, Line, LineNumber, Result } from '../../client/index.ts';
import { useApp } from './app-context.tsx';
import { type Loaded, useLoaded } from './use-loaded.ts';
import { withBalance } from './with-balance.ts';

type LinesAnswer = Answer<'listLines'>;
export type Lines = Loaded<LinesAnswer>;

/** Fees, orders made elsewhere and registrations may be so old on the screen. */
const wholeEveryMs = 300_000;

/**
 * The lines of whoever is signed in; nothing is asked for anybody else. Whoever only looks away and
 * comes back gets their balances anew, at a third of the cost; while a top-up is open all of
 * it is read, because that is what may have changed.
 */
export function useLines(): Lines {
  const { device, session } = useApp();
  const { channel } = device;
  const wholeAt = useRef(Number.NEGATIVE_INFINITY);
  const readWhole = async (): Promise<Result<LinesAnswer>> => {
    const result = await channel.call('listLines', {});
    if (result.isOk) wholeAt.current = performance.now();
    return result;
  };
  const refresh = async (before: LinesAnswer): Promise<Result<LinesAnswer>> => {
    const isOld = performance.now() - wholeAt.current > wholeEveryMs;
    const isWaiting = before.lines.some(({ openTopup }) => openTopup !== null);
    if (isOld || isWaiting) return readWhole();
    return (await withBalances(channel, before)) ?? readWhole();
  };
  return useLoaded(session?.isSignedIn ? 'lines' : undefined, readWhole, { refresh });
}

/** Undefined where only the whole answer will do. */
async function withBalances(
  channel: Channel,
  { lines }: LinesAnswer,
): Promise<Result<LinesAnswer> | undefined> {
  const fresh: Line[] = [];
  for (const line of lines) {
    const result = await channel.call('readBalance', { params: { line: line.id } });
    if (!result.isOk) return result;
    const merged = withBalance(line, result.answer);
    if (!merged) return undefined;
    fresh.push(merged);
  }
  return { isOk: true, answer: { lines: fresh } };
}

export interface ChosenNumber {
  readonly line: Line;
  readonly number: LineNumber;
}

export function numbersOf(lines: readonly Line[]): readonly ChosenNumber[] {
  return lines.flatMap((line) => line.numbers.map((number) => ({ line, number })));
}

const name = 'lowu.number';

/** Which of one's numbers is shown: the one that is asked for, else as remembered on this phone. */
export function useChosenNumber(
  choices: readonly ChosenNumber[],
  asked: string | null = null,
): readonly [ChosenNumber | undefined, (number: string) => void] {
  const { storage } = useApp().device;
  const [number, setNumber] = useState(() => storage.read(name));
  const find = (wanted: string | null) => choices.find((one) => one.number.number === wanted);
  const chosen = find(asked) ?? find(number) ?? choices[0];
  const choose = (next: string): void => {
    storage.write(name, next);
    setNumber(next);
  };
  return [chosen, choose];
}
