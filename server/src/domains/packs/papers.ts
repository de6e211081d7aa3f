import { hongKongDay, type Money, type Words } from '#base';
import type { Catalog } from '#catalog';
import { lockedTotal } from '#ledger';
import { type NewMessage, queueMessages } from '#notifications';
import type { Tx } from '#platform/postgres';
import { accountOf, type Contact, type LineId } from '#subscribers';
import type { DealtWith } from './dealt-with.ts';
import { nameOfTerm } from './name-of-term.ts';
import { isFee } from './term.ts';

/**
 * Tells the owners what became of their terms. A renewed fee is not told: it stands on the home
 * screen with its next day, and a message a month would cost more attention than the fee.
 */
export function queuePapers(
  tx: Tx,
  dealt: readonly DealtWith[],
  contacts: ReadonlyMap<LineId, Contact>,
  catalog: Catalog,
): void {
  const messages = dealt.flatMap((one): NewMessage[] => {
    const contact = contacts.get(one.term.line);
    const said = saidOf(tx, one, nameOfTerm({ ...one.term, code: codeSaid(one) }, catalog));
    if (!contact || !said) return [];
    const { number: to, language } = contact;
    const { id: cause } = one.term;
    // Told ahead anew, because what was told had changed before it was read, it is another message.
    const at = one.became === 'told' ? ` ${tx.nowMs}` : '';
    return [{ ...said, to, language, key: `${cause} ${said.kind}${at}`, cause }];
  });
  queueMessages(tx, messages);
}

type Said<Message> = Message extends NewMessage ? Pick<Message, 'kind' | 'parameters'> : never;

function saidOf(
  tx: Tx,
  { term, became, why, priceMinor, next }: DealtWith,
  name: Words,
): Said<NewMessage> | undefined {
  const price = hkd(priceMinor);
  const balance = hkd(lockedTotal(tx, accountOf(term.line), 'HKD'));
  const day = hongKongDay(term.endsAt);
  switch (became) {
    case 'told':
      return term.renews && priceMinor > 0n
        ? { kind: 'term_renews', parameters: { name, price, day, balance } }
        : { kind: 'term_ends', parameters: { name, day } };
    case 'renewed':
      if (isFee(term.kind)) return undefined;
      return {
        kind: 'term_renewed',
        parameters: { name, price, balance, day: hongKongDay(next?.endsAt ?? term.endsAt) },
      };
    case 'lapsed':
      if (why === 'balance') {
        return { kind: 'term_lapsed', parameters: { name, price, balance } };
      }
      return {
        kind: why === 'validity' ? 'term_outlived' : 'term_withdrawn',
        parameters: { name, day },
      };
    case 'owed':
      return { kind: 'fee_owed', parameters: { name, price, balance } };
    case 'begun':
    case 'still_owed':
    case 'ended':
    case 'waits':
      return undefined;
  }
}

/** Of what is bought again, which may be another plan's; else of the term itself. */
function codeSaid({ term, became, priceMinor, next }: DealtWith): string {
  const isAhead = became === 'told' && priceMinor > 0n;
  return next?.code ?? (isAhead ? term.nextPlan : null) ?? term.code;
}

function hkd(amountMinor: bigint): Money {
  return { amountMinor, currency: 'HKD' };
}
