import { useSyncExternalStore } from 'react';

const asked = matchMedia('(prefers-color-scheme: dark)');

function watch(onChange: () => void): () => void {
  asked.addEventListener('change', onChange);
  return () => asked.removeEventListener('change', onChange);
}

/** Whether the person's machine is set to dark, also when it changes while one looks. */
export function useIsDark(): boolean {
  return useSyncExternalStore(watch, () => asked.matches);
}
