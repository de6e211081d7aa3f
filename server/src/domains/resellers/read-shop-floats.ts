import { idFrom, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { MovedFloat } from './float-move.ts';
import type { Issue } from './issue.ts';
import { readWaitingStock } from './read-waiting-stock.ts';
import { readFloatBalance, type FloatBalance } from './read-float-balance.ts';
import { floatOf, type ResellerId } from './reseller.ts';
import type { Selling } from './seller.ts';
import {
  type FloatMoveRow,
  readAgentsWithFloat,
  readMovesOfAgent,
  readMovesOfChain,
} from './store/float-moves.ts';
import { readReseller } from './store/resellers.ts';

const mostShops = 500;
const mostMoves = 20;

/** The float that a shop sells from, and those between which it may move money. */
export interface ShopFloats {
  /** False where it sells from its chain's: then nothing can be moved here. */
  readonly isOwn: boolean;
  readonly balance: FloatBalance;
  /** To which it may give back; null where it belongs to none, or has no float of its own. */
  readonly chainName: string | null;
  /** Its agents with a float of their own. */
  readonly shops: readonly ShopFloat[];
  /** The newest movements between it and them, newest first. */
  readonly moves: readonly MovedFloat[];
  /** Its stock that waits to be agreed to, or for its money, oldest first. */
  readonly waiting: readonly Issue[];
}

export interface ShopFloat {
  readonly id: ResellerId;
  readonly name: string;
  readonly isSuspended: boolean;
  readonly balance: FloatBalance;
}

/** What a supervisor of a shop may see of its float, its chain's and its agents'. */
export async function readShopFloats(context: Context, seller: Selling): Promise<ShopFloats> {
  const { reseller, parent, float } = seller;
  const owner = idFrom('rsl', uuidOf(float));
  const isOwn = float === floatOf(reseller);
  const balance = await readFloatBalance(context, owner);
  if (!isOwn) return { isOwn, balance, chainName: null, shops: [], moves: [], waiting: [] };
  const [chain, shops, moves, waiting] = await Promise.all([
    parent && context.db.read(readReseller, [slotOf(parent), uuidOf(parent)]),
    parent ? [] : readShops(context, reseller),
    context.db.read(parent ? readMovesOfAgent : readMovesOfChain, [uuidOf(reseller), mostMoves]),
    readWaitingStock(context, reseller),
  ]);
  return {
    isOwn,
    balance,
    chainName: chain?.[0]?.name ?? null,
    shops,
    moves: moves.map(moveOf),
    waiting,
  };
}

async function readShops(context: Context, chain: ResellerId): Promise<ShopFloat[]> {
  const rows = await context.db.read(readAgentsWithFloat, [uuidOf(chain), mostShops]);
  return Promise.all(
    rows.map(async ({ id: uuid, name, isSuspended }) => {
      const id = idFrom('rsl', uuid);
      return { id, name, isSuspended, balance: await readFloatBalance(context, id) };
    }),
  );
}

function moveOf({ id, amount: amountMinor, ...row }: FloatMoveRow): MovedFloat {
  return { id: idFrom('flt', id), amountMinor, ...row };
}
