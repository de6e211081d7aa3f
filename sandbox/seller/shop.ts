import { ask, Lost, type Said } from './platform.ts';
import type { ShopOrder, World } from './world.ts';

const api = '/api/partner/v1';

interface Money {
  readonly amountMinor: number;
}

function dollars(money: unknown): string {
  return `HK$${((money as Money).amountMinor / 100).toFixed(2)}`;
}

/** What is on the shop's shelf is what the platform sells. */
export async function readShelf(world: World): Promise<void> {
  if (!world.connection || world.amounts.length > 0) return;
  const { status, body } = await ask(world, 'GET', `${api}/products`);
  if (status !== 200) return;
  const tiles = body['denominations'] as { value: Money }[];
  world.amounts = tiles.map(({ value }) => value.amountMinor / 100);
}

/** Whose number it is and what a top-up would give, before anybody pays. */
export async function lookUp(world: World, number: string, amount: number): Promise<void> {
  world.basket = undefined;
  world.trouble = undefined;
  try {
    const asked = { number, amountMinor: amount * 100 };
    const { status, body } = await ask(world, 'POST', `${api}/quotes`, asked);
    if (status !== 200) {
      world.trouble = `${status} ${String(body['code'])}: ${String(body['detail'])}`;
      return;
    }
    const { number: known, owner } = body['receiver'] as { number: string; owner: string };
    const { bonus, validUntil } = body;
    world.basket = {
      number: known,
      owner,
      amount,
      bonus: dollars(bonus),
      validUntil: String(validUntil),
    };
  } catch (error) {
    world.trouble = String(error);
  }
}

/** The buyer has paid the shop: the order is kept first, and only then is the platform asked. */
export async function sell(world: World, isBehind: boolean): Promise<ShopOrder | undefined> {
  const { basket } = world;
  if (!basket) return undefined;
  world.basket = undefined;
  const reference = `shop-${world.nextOrder}`;
  world.nextOrder += 1;
  const { number, amount } = basket;
  const order: ShopOrder = { reference, number, amount, state: 'paid', told: '' };
  world.orders.push(order);
  await send(world, order, isBehind ? 'respond-async' : undefined);
  return order;
}

/** Sends it, for the first time or again: under one reference it is sold once. */
export async function send(world: World, order: ShopOrder, preference?: string): Promise<void> {
  const { reference, number, amount } = order;
  const body = { reference, number, amountMinor: amount * 100, isTwinIntended: true };
  await note(order, () => ask(world, 'POST', `${api}/topups`, body, preference));
}

/** How an order stands that is not at its end. */
export async function follow(world: World, order: ShopOrder): Promise<void> {
  await note(order, () => ask(world, 'GET', `${api}/references/${order.reference}`));
}

async function note(order: ShopOrder, work: () => Promise<Said>): Promise<void> {
  try {
    const { status, body } = await work();
    const refusal = body['refusal'] as { code: string } | null | undefined;
    if (status === 200 || status === 201) {
      order.state = 'sold';
      order.told = String(body['receipt']);
    } else if (status === 202) {
      order.state = refusal ? 'refused' : 'waiting';
      order.told = refusal?.code ?? String(body['state']);
    } else if (status >= 500 || (status === 404 && body['code'] === 'sale_unknown')) {
      order.state = 'unknown';
      order.told = String(body['code']);
    } else {
      order.state = 'refused';
      order.told = `${String(body['code'])} (${String(body['party'])})`;
    }
  } catch (error) {
    if (!(error instanceof Lost)) throw error;
    order.state = 'unknown';
    order.told = error.message;
  }
}
