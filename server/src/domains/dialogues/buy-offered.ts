import { hongKongDay, present, Refusal, uuidOf } from '#base';
import { readCatalog } from '#catalog';
import { notificationSettings } from '#notifications';
import { buyPack, readTerms } from '#packs';
import { actedBy, type Context } from '#platform/context';
import { fingerprintOf } from '#platform/idempotency';
import { dayWords, hkdWords } from './amounts.ts';
import type { Caller } from './caller.ts';
import type { Offered } from './offers.ts';
import { type Saying, say } from './sayings.ts';
import { readCash } from './tell-balance.ts';

const no: Readonly<Record<string, Saying>> = {
  insufficient_balance: 'dearly',
  pack_price_changed: 'priceChanged',
  pack_unknown: 'notSold',
  pack_line_inactive: 'notActive',
};

/**
 * Buys what was offered, once for each `key` (32 hex digits, kept before), and says what became of
 * it. Faults and refusals of the moment are thrown: whoever asked is to ask again.
 */
export async function buyOffered(
  context: Context,
  caller: Caller,
  offered: Offered,
  { key, channel }: { readonly key: string; readonly channel: 'sms' | 'ussd' },
): Promise<string> {
  const { line, language } = caller;
  const { code, price, isShortLife } = offered;
  const said = `pack ${line.id} ${code} ${price} ${isShortLife}`;
  try {
    const request = { caller: uuidOf(line.subscriber), key, fingerprint: fingerprintOf(said) };
    const id = await buyPack(actedBy(context, { kind: 'subscriber', id: line.subscriber }), {
      request,
      line: line.id,
      code,
      priceMinor: BigInt(price),
      renews: false,
      channel,
      isShortLifeAccepted: isShortLife,
    });
    const [terms, { packs }, cash] = await Promise.all([
      readTerms(context, line.id),
      readCatalog(context),
      readCash(context, caller),
    ]);
    const term = present(
      terms.find((one) => one.id === id),
      'the pack just bought',
    );
    return say('bought', language, {
      name: packs.find((pack) => pack.code === code)?.name[language] ?? code,
      price: hkdWords(term.priceMinor),
      day: dayWords(hongKongDay(term.endsAt), language),
      balance: hkdWords(cash),
    });
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind === 'unavailable') throw error;
    return say(no[error.code] ?? 'notNow', language, {
      price: hkdWords(BigInt(price)),
      balance: hkdWords(await readCash(context, caller)),
      hotline: context.settings().get(notificationSettings.hotline),
    });
  }
}
