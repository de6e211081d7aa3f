/** The few methods of the browser's storage that are used. */
export interface DeviceStorage {
  names(): readonly string[];
  read(name: string): string | null;
  /** False where the device did not keep it: full, or forbidden in private mode. */
  write(name: string, value: string): boolean;
  remove(name: string): void;
}

/** Keeps things until the page is closed: what is left where the device keeps nothing. */
export function memoryStorage(): DeviceStorage {
  const kept = new Map<string, string>();
  return {
    names: () => [...kept.keys()],
    read: (name) => kept.get(name) ?? null,
    write: (name, value) => Boolean(kept.set(name, value)),
    remove: (name) => void kept.delete(name),
  };
}

/**
 * The browser's storage, with memory behind it: what the device refuses to keep is at least kept
 * while the page is open, so that a repetition on this page still carries the same key.
 */
export function deviceStorage(browser: () => Storage): DeviceStorage {
  const memory = memoryStorage();
  const tried = <Value>(use: (storage: Storage) => Value, otherwise: Value): Value => {
    try {
      return use(browser());
    } catch {
      return otherwise;
    }
  };
  return {
    names: () => [...new Set([...tried((storage) => Object.keys(storage), []), ...memory.names()])],
    read: (name) => memory.read(name) ?? tried((storage) => storage.getItem(name), null),
    write(name, value) {
      const isKept = tried((storage) => {
        storage.setItem(name, value);
        return storage.getItem(name) === value;
      }, false);
      if (isKept) memory.remove(name);
      else memory.write(name, value);
      return isKept;
    },
    remove(name) {
      memory.remove(name);
      tried((storage) => storage.removeItem(name), undefined);
    },
  };
}
