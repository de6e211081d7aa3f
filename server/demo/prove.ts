import type { Trade } from './gateway.ts';
import { answered, type Scene, screenOf } from './scene.ts';
import type { Afterwards } from './afterwards.ts';
import type { Step } from './stage.ts';
import type { Ending } from './story.ts';
import type { Audit } from './system.ts';

/** What `lowu demo --json` prints, once the story is over. */
export interface Proof {
  readonly ok: boolean;
  readonly seed: number;
  /** How often the payer's money was taken and kept. */
  readonly charges: number;
  readonly state: string;
  readonly receipt: string | null;
  readonly afterwards: Afterwards;
  readonly audit: Audit;
  readonly steps: readonly Step[];
}

function isKept({ isPaid, totalAmount, refundedAmount }: Trade): boolean {
  return isPaid && Number(refundedAmount) < Number(totalAmount);
}

/** Asks everybody who knows: the receipt, the same order again, the books, and the provider. */
export async function prove(
  scene: Scene,
  ending: Ending & { readonly afterwards: Afterwards },
  seed: number,
): Promise<Proof> {
  const { stage, tell, system, gateway } = scene;
  const { topup, order, app, before, after, afterwards } = ending;
  await tellReceipt(scene, ending);
  const { key, body } = order;
  const again = answered(await app.channel.call('orderTopup', { key, body }));
  await stage.tell(tell('again'), { screen: screenOf(scene, again) });
  const audit = await system.audit();
  const broken = audit.checks.filter(({ problems }) => problems.length > 0);
  const names = broken.map(({ name }) => name).join(', ');
  const verdict = audit.ok ? tell('holds') : tell('broken', { names });
  await stage.tell(tell('audit', { count: String(audit.checks.length), verdict }));

  const charges = (await gateway.trades()).filter(isKept).length;
  const addedMinor = after.balance.total.amountMinor - before.balance.total.amountMinor;
  const worthMinor = topup.value.amountMinor + topup.bonus.amountMinor;
  const isCredited = topup.state === 'credited';
  const isTrue = charges === (isCredited ? 1 : 0) && addedMinor === (isCredited ? worthMinor : 0);
  const isServed = Object.values(afterwards).every(Boolean);
  const ok = isTrue && isServed && audit.ok && again.id === topup.id;
  const screen = screenOf(scene, topup).title;
  const word = charges === 1 ? tell('once') : tell('none');
  const last = ok ? word : tell('wrong', { count: String(charges), screen });
  stage.close([last, tell('seed', { next: String(seed + 1) })], ok);
  const { state, receipt } = topup;
  return { ok, seed, charges, state, receipt, afterwards, audit, steps: stage.steps };
}

async function tellReceipt({ stage, tell, format }: Scene, { topup, app }: Ending): Promise<void> {
  if (topup.receipt === null) return;
  const read = await app.channel.call('readReceipt', { params: { code: topup.receipt } });
  const { code, paid, value, bonus, balanceBefore, balanceAfter } = answered(read);
  const told = {
    code,
    paid: format.money(paid),
    value: format.roundMoney(value),
    bonus: format.roundMoney(bonus),
    before: balanceBefore ? format.money(balanceBefore) : '',
    after: balanceAfter ? format.money(balanceAfter) : '',
  };
  await stage.tell(tell('receipt', told));
}
