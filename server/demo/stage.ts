import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '#platform/clock';
import type { Format } from '../../web/language/index.ts';
import { paint } from '../src/commands/terminal.ts';

/** What is told at one moment of the story. */
export interface Step {
  /** By the one clock, RFC 3339. */
  readonly at: string;
  readonly happens: string;
  /** What the phone shows: a title, and a sentence under it. */
  readonly screen: { readonly title: string; readonly text: string } | null;
  /** What the provider knows, which the phone and we may not know yet. */
  readonly provider: string | null;
}

export interface Stage {
  readonly steps: readonly Step[];
  tell(happens: string, seen?: Partial<Pick<Step, 'screen' | 'provider'>>): Promise<void>;
  /** The last lines, without a clock. */
  close(lines: readonly string[], isGood: boolean): void;
}

export interface StageOptions {
  readonly clock: Clock;
  readonly format: Format;
  readonly words: { readonly screen: string; readonly provider: string };
  /** Without it nothing is printed, and the steps are only gathered. */
  readonly isPrinted: boolean;
  /** So long, in real time, a person reads each step. */
  readonly readMs: number;
}

export function openStage({ clock, format, words, isPrinted, readMs }: StageOptions): Stage {
  const steps: Step[] = [];
  const print = (line: string): void => {
    if (isPrinted) process.stdout.write(`${line}\n`);
  };
  const indent = ' '.repeat(7);
  return {
    steps,
    async tell(happens, { screen = null, provider = null } = {}) {
      const at = new Date(clock.now()).toISOString();
      steps.push({ at, happens, screen, provider });
      print(`${paint('dim', format.time(at))}  ${happens}`);
      if (screen) {
        print(`${indent}${paint('cyan', `${words.screen} │ ${screen.title}`)}`);
        if (screen.text)
          print(`${indent}${paint('cyan', `${' '.repeat(width(words.screen))} │ ${screen.text}`)}`);
      }
      if (provider !== null)
        print(`${indent}${paint('yellow', `${words.provider} │ ${provider}`)}`);
      await delay(readMs);
    },
    close(lines, isGood) {
      print('');
      for (const line of lines) print(paint(isGood ? 'green' : 'red', line));
    },
  };
}

/** Han characters are two columns wide. */
function width(text: string): number {
  return text.length + (text.match(/\p{Script=Han}/gu)?.length ?? 0);
}
