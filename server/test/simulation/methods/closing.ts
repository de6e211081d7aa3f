import { majorOf, minuteMs } from '#base';
import { decidePayee, listTransfers, markSent, proposePayee, type Transfer } from '#banking';
import { approveClosing, listClosings, orderClosing, readClosing } from '#closings';
import { readBalance, readSystemAccounts } from '#ledger';
import { accountOf } from '#subscribers';
import { checker, maker } from './finance.ts';
import type { Story } from './story.ts';
import type { World } from './world.ts';

const account = { toName: 'CHAN TAI MAN', toAccount: '388-765432-001' } as const;
const mostTransfers = 1_000;

/** Its owner closes the line, with what is left on it. */
export async function closeLine({ context }: World, { person }: Story): Promise<void> {
  const { line, subscriber: by } = person;
  await orderClosing(context, { line, by, ...account });
}

/**
 * What pays much back is looked at, and what has no other way goes by the bank: now and then it
 * comes back, and goes to another account. Counts them.
 */
export async function finishClosings(world: World, strikes: Map<string, number>): Promise<void> {
  const { context } = world;
  for (const { id: closing } of await listClosings(context, checker)) {
    await approveClosing(context, checker, { closing, isApproved: true });
  }
  const count = (what: string): unknown => strikes.set(what, (strikes.get(what) ?? 0) + 1);
  for (;;) {
    const all = await openTransfers(world);
    const due = all.filter((one) => one.state === 'to_send' && isSendable(one));
    if (due.length === 0) return;
    for (const transfer of due) {
      const entry = await send(world, transfer);
      count('transfers by our bank');
      // Both are there when our bank is asked next.
      if (comesBack(transfer) !== 'at once') continue;
      await post(world, `entries/${entry}/reverse`);
      count('transfers that our bank has reversed at once');
    }
    await world.pass(minuteMs);
    for (const transfer of due.filter((one) => comesBack(one) === 'later')) {
      const { amount, reference } = transfer;
      const back = { account: ourAccount(world), from: 'FPS RETURN', reference };
      await post(world, 'payouts', { ...back, amount: majorOf(amount) });
      count('transfers that came back when they were done');
    }
    await world.pass(minuteMs);
  }
}

/** Once, if at all: two of three. */
function comesBack({ id, cameBackAt }: Transfer): 'at once' | 'later' | 'never' {
  const ways = ['at once', 'later', 'never'] as const;
  if (cameBackAt !== null) return 'never';
  return ways[Number.parseInt(id.slice(-4), 16) % ways.length] ?? 'never';
}

/** Gives the bank's own number of it. */
async function send(world: World, transfer: Transfer): Promise<string> {
  const isNamed = transfer.toAccount !== '' && transfer.cameBackAt === null;
  const { toName: to, toAccount } = isNamed ? transfer : await name(world, transfer);
  const { id, amount, reference } = transfer;
  await markSent(world.context, maker, id);
  const body = { account: ourAccount(world), to, toAccount, reference };
  return String((await post(world, 'transfers', { ...body, amount: majorOf(amount) }))['id']);
}

function ourAccount({ shops }: World): string {
  return String(shops.settingsOf('fps_qr')['accountNumber']);
}

async function post({ shops }: World, route: string, body: object = {}) {
  const answer = await shops.of.fps_qr.post(route, body);
  if (answer['isOk'] !== true) throw new Error(`the bank refuses ${route}`);
  return answer;
}

/** Our account is in HKD, and what another bank makes of it is another story. */
function isSendable({ currency }: Transfer): boolean {
  return currency === 'HKD';
}

/** By two people, where the transfer names nobody, or has come back. */
async function name({ context }: World, { id: transfer }: Transfer) {
  const { toName, toAccount } = account;
  const payee = { name: toName, account: toAccount, reason: 'asked' };
  await proposePayee(context, maker, { transfer, ...payee });
  await decidePayee(context, checker, { transfer, isApproved: true });
  return account;
}

function openTransfers({ context }: World): Promise<Transfer[]> {
  return listTransfers(context, maker, { limit: mostTransfers });
}

/** How a line that was closed has ended, and what is wrong with that. */
export async function judgeClosing(
  { context }: World,
  { person: { line } }: Story,
): Promise<{ readonly way: string; readonly problem: string | false }> {
  const closing = await readClosing(context, line);
  if (!closing) return { way: '', problem: false };
  const { units } = await readBalance(context, accountOf(line));
  const left = units.reduce((sum, { total }) => sum + total, 0n);
  const isRight = closing.state === 'settled' && left === 0n;
  const problem = !isRight && `its line's closing is ${closing.state}, with ${left} on it`;
  return { way: ', closed', problem };
}

/** What closed lines are owed is under way by the bank, and nothing else. */
export async function judgeOwed(world: World): Promise<string[]> {
  const [owed, stuck] = [new Map<string, bigint>(), [] as string[]];
  const add = (unit: string, amount: bigint) => owed.set(unit, (owed.get(unit) ?? 0n) + amount);
  for (const { account: of, unit, net } of await readSystemAccounts(world.context)) {
    if (of === 'closing_payable') add(unit, net);
  }
  for (const transfer of await openTransfers(world)) {
    const { kind, currency, amount, state } = transfer;
    if (isSendable(transfer)) stuck.push(`${kind} ${transfer.id} is still ${state}`);
    if (kind === 'closing') add(currency, amount);
  }
  const wrong = [...owed].filter(([, rest]) => rest !== 0n);
  const told = wrong.map(([unit, rest]) => `closed lines are owed ${rest} ${unit}, and by nobody`);
  return [...stuck, ...told];
}
