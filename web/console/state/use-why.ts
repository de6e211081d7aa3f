import { useConsole } from './console-context.tsx';
import type { BankDesk, FoundBreak, Nobodys } from './staff-channel.ts';

/** What put money there, in words: what differed, or why nobody knows an entry at the bank. */
export function useWhy(): (of: Pick<Nobodys, 'id' | 'why'>) => string {
  const { say } = useConsole();
  return ({ id, why }) =>
    id.startsWith('brk_')
      ? say(`fact.${why as FoundBreak['fact']}`)
      : say(`suspense.${why as BankDesk['suspense'][number]['why']}`);
}
