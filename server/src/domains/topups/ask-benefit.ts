import { slotOf, uuidOf } from '#base';
import type { Catalog } from '#catalog';
import type { Context } from '#platform/context';
import { type Foreseen, foreseeBenefit } from '#promotions';
import type { Receiver } from './receiver.ts';
import { readWasToppedUp } from './store/topups.ts';

/** A top-up before it is ordered or sold. */
export interface Imagined {
  readonly receiver: Pick<Receiver, 'line' | 'ownerId' | 'plan'>;
  readonly value: bigint;
  readonly channel: string;
  /** Who orders or sells it. */
  readonly maker: string;
  readonly typedCode: string | null;
  readonly mostDiscountMinor?: bigint | undefined;
}

/** The bonus and the discount that promotions and the catalogue would give as things are now. */
export function askBenefit(
  context: Context,
  catalog: Catalog,
  { receiver, value, ...place }: Imagined,
): Promise<Foreseen> {
  const { line, ownerId: person, plan } = receiver;
  const atMs = context.clock.now();
  const asked = { ...place, plan, amountMinor: value, atMs };
  const isFirst = async (): Promise<boolean> => {
    const [row] = await context.db.read(readWasToppedUp, [slotOf(line), uuidOf(line)]);
    return !row?.wasToppedUp;
  };
  return foreseeBenefit(context, catalog, asked, { line, person, isFirst });
}
