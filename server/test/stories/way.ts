import { type ConnectionFault, openFaultProxy, type Target } from '#test/fault-proxy';

/** A way between two programs that is rough until it is told to be calm. */
export interface Way {
  readonly address: string;
  readonly port: number;
  /** Ends what is under way, so that the next connection is of the new kind. */
  calm(): void;
  roughen(): void;
  isRough(): boolean;
  close(): Promise<void>;
}

/** Which fault befalls the nth connection of a way while it is rough. */
export type FaultOf = (connection: number) => ConnectionFault;

/**
 * Calm at first. Rough, it gives each new connection the next fault. `onAnswer` is called with
 * every piece of an answer, before it is passed on.
 */
export async function openWay(
  target: Target,
  faultOf: FaultOf,
  onAnswer: () => void = () => undefined,
): Promise<Way> {
  let isRough = false;
  let count = 0;
  let closed: Promise<void> | undefined;
  const proxy = await openFaultProxy(target, () => {
    if (!isRough) return observed({}, onAnswer);
    count += 1;
    return observed(faultOf(count - 1), onAnswer);
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
    isRough: () => isRough,
    close: () => {
      closed ??= proxy.close();
      return closed;
    },
  };
}

function observed(fault: ConnectionFault, onAnswer: () => void): ConnectionFault {
  const cutAtAnswer = (piece: Buffer): boolean => {
    onAnswer();
    return fault.cutAtAnswer?.(piece) ?? false;
  };
  return { ...fault, cutAtAnswer };
}
