import { useState } from 'react';
import type { Answer, Line, LineNumber } from '../../client/index.ts';
import { useApp } from './app-context.tsx';
import { type Loaded, useLoaded } from './use-loaded.ts';

export type Lines = Loaded<Answer<'listLines'>>;

/** The lines of whoever is signed in; nothing is asked for anybody else. */
export function useLines(): Lines {
  const { device, session } = useApp();
  return useLoaded(session?.isSignedIn ? 'lines' : undefined, () =>
    device.channel.call('listLines', {}),
  );
}

export interface ChosenNumber {
  readonly line: Line;
  readonly number: LineNumber;
}

export function numbersOf(lines: readonly Line[]): readonly ChosenNumber[] {
  return lines.flatMap((line) => line.numbers.map((number) => ({ line, number })));
}

const name = 'lowu.number';

/** Which of one's numbers is shown; remembered on this phone. */
export function useChosenNumber(
  choices: readonly ChosenNumber[],
): readonly [ChosenNumber | undefined, (number: string) => void] {
  const { storage } = useApp().device;
  const [number, setNumber] = useState(() => storage.read(name));
  const chosen = choices.find((one) => one.number.number === number) ?? choices[0];
  const choose = (next: string): void => {
    storage.write(name, next);
    setNumber(next);
  };
  return [chosen, choose];
}
