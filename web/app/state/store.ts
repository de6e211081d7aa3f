import { useSyncExternalStore } from 'react';

/** A value that screens can watch. */
export interface Store<Value> {
  readonly get: () => Value;
  readonly set: (value: Value) => void;
  readonly watch: (onChange: () => void) => () => void;
}

export function openStore<Value>(initial: Value): Store<Value> {
  let value = initial;
  const watching = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (Object.is(value, next)) return;
      value = next;
      for (const onChange of watching) onChange();
    },
    watch(onChange) {
      watching.add(onChange);
      return () => watching.delete(onChange);
    },
  };
}

export function useStore<Value>(store: Store<Value>): Value {
  return useSyncExternalStore(store.watch, store.get);
}
