import { majorOf } from '#base';
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

/** What pays much back is looked at, and what has no other way goes by the bank. */
export async function finishClosings(world: World): Promise<number> {
  const { context, shops } = world;
  for (const { id: closing } of await listClosings(context, checker)) {
    await approveClosing(context, checker, { closing, isApproved: true });
  }
  const bank = shops.of.fps_qr;
  const number = String(shops.settingsOf('fps_qr')['accountNumber']);
  let sent = 0;
  for (const transfer of await openTransfers(world)) {
    if (transfer.state !== 'to_send' || !isSendable(transfer)) continue;
    const { toName, toAccount } =
      transfer.toAccount === '' ? await name(world, transfer) : transfer;
    await markSent(context, maker, transfer.id);
    const amount = majorOf(transfer.amount);
    const { isOk } = await bank.post('transfers', {
      account: number,
      to: toName,
      toAccount,
      amount,
      reference: transfer.reference,
    });
    if (isOk !== true) throw new Error(`the bank does not send ${transfer.id}`);
    sent += 1;
  }
  return sent;
}

/** Our account is in HKD, and what another bank makes of it is another story. */
function isSendable({ currency }: Transfer): boolean {
  return currency === 'HKD';
}

/** By two people, where the transfer names nobody. */
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
