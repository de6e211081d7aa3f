import { type ConnectionFault, openFaultProxy, type Target } from '#test/fault-proxy';

/** A way between two programs that is rough until it is told to be calm. */
export interface Way {
  readonly address: string;
  readonly port: number;
  /** Ends what is under way, so that the next connection is of the new kind. */
  calm(): void;
  roughen(): void;
  close(): Promise<void>;
}

/** Calm at first. Rough, it gives each new connection the next fault, until there are no more. */
export async function openWay(
  target: Target,
  nextFault: (connection: number) => ConnectionFault,
): Promise<Way> {
  let isRough = false;
  let count = 0;
  let closed: Promise<void> | undefined;
  const proxy = await openFaultProxy(target, () => {
    if (!isRough) return {};
    count += 1;
    return nextFault(count - 1);
  });
  const become = (rough: boolean) => () => {
    isRough = rough;
    proxy.cut();
  };
  return {
    address: `http://127.0.0.1:${proxy.port}`,
    port: proxy.port,
    calm: become(false),
    roughen: become(true),
    close: () => {
      closed ??= proxy.close();
      return closed;
    },
  };
}
