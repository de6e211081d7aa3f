import { methodNameOf } from '@lowu/contract/method-names';
import type { ReactNode } from 'react';
import { groupedNumber, type Money, type Receipt } from '../../../client/index.ts';
import { Row, Rows } from '../../../kit/index.ts';
import { translated } from '../../../language/index.ts';
import { unitName, unitText } from '../../parts/unit-text.ts';
import { useLineApp } from '../../state/line-words.tsx';
import { channelName, reasonName } from './receipt-codes.ts';

interface OfReceipt {
  readonly receipt: Receipt;
}

/** `HK$3.20 → HK$103.20`, or only the second where the first is unknown or the same. */
function fromTo(before: string | null, after: string): string {
  return before === null || before === after ? after : `${before} → ${after}`;
}

function Changed({ receipt }: OfReceipt): ReactNode {
  const { say, format } = useLineApp();
  const { balanceBefore, balanceAfter, validUntilBefore, validUntilAfter } = receipt;
  // Of a top-up it is what the top-up grants, and of a voucher the voucher's own.
  const isOfLine = receipt.topup === null && receipt.kind !== 'voucher_sale';
  const money = (one: Money | null): string | null => one && format.money(one);
  const day = (one: string | null): string | null => one && format.day(one);
  const balance = money(balanceAfter);
  const validity = day(validUntilAfter);
  return (
    <>
      {balance && <Row name={say('topup.balance')}>{fromTo(money(balanceBefore), balance)}</Row>}
      {validity && (
        <Row name={say(isOfLine ? 'receipt.lineValidUntil' : 'topup.validUntil')}>
          {fromTo(day(validUntilBefore), validity)}
        </Row>
      )}
    </>
  );
}

function Value({ receipt }: OfReceipt): ReactNode {
  const { say, format, language } = useLineApp();
  const { kind, value, bonus, bonusExpiresAt } = receipt;
  // What gave a bonus is said once, by the receipt of what brought it.
  const promotions = kind === 'topup' || kind === 'voucher' ? receipt.promotions : [];
  if (kind === 'refund' && value.amountMinor === 0) return null;
  return (
    <>
      <Row name={say('confirm.value')}>{format.money(value)}</Row>
      {bonus.amountMinor > 0 && (
        <Row name={say('confirm.bonus')}>
          {bonusExpiresAt
            ? say('confirm.bonusUntil', {
                bonus: format.money(bonus),
                day: format.dayOf(bonusExpiresAt),
              })
            : format.money(bonus)}
        </Row>
      )}
      {promotions.map(({ kind, name, amount }) => (
        <Row key={name.en} name={say('receipt.promotion')}>
          {translated(name, language)}: {kind === 'discount' && '−'}
          {format.money(amount)}
        </Row>
      ))}
      {receipt.repaid && <Row name={say('receipt.repaid')}>−{format.money(receipt.repaid)}</Row>}
    </>
  );
}

function Bought({ receipt: { kind, term } }: OfReceipt): ReactNode {
  const app = useLineApp();
  const { say, format, language } = app;
  if (!term) return null;
  const days = { from: format.dayOf(term.startsAt), until: format.dayOf(term.endsAt) };
  return (
    <>
      <Row name={say(kind === 'fee' ? 'receipt.charged' : 'receipt.bought')}>
        {translated(term.name, language)}
      </Row>
      <Row name={say('receipt.period')}>{say('receipt.days', days)}</Row>
      {term.units.map((one) => (
        <Row key={one.unit + one.zones.join()} name={unitName(one, app)}>
          {unitText(one.unit, one.amount, app)}
        </Row>
      ))}
    </>
  );
}

function Corrected({ receipt }: OfReceipt): ReactNode {
  const { say, format } = useLineApp();
  const { correction, value } = receipt;
  if (!correction) return null;
  return (
    <>
      <Row name={say('receipt.reason')}>{reasonName(correction.reason, say)}</Row>
      <Row name={say(`receipt.${correction.way}`)}>{format.money(value)}</Row>
      {correction.expiresAt && (
        <Row name={say('topup.validUntil')}>{format.dayOf(correction.expiresAt)}</Row>
      )}
    </>
  );
}

function Closed({ receipt }: OfReceipt): ReactNode {
  const { say, format, language } = useLineApp();
  const { closing, value, fee } = receipt;
  if (!closing) return null;
  const { ways, lapsed } = closing;
  return (
    <>
      <Row name={say('receipt.goesBack')}>{format.money(value)}</Row>
      {ways.map(({ method, back }) => (
        <Row
          key={`${method} ${back.currency}`}
          name={method === null ? say('receipt.byTransfer') : methodNameOf(method)[language]}
        >
          {format.money(back)}
        </Row>
      ))}
      {fee.amountMinor > 0 && <Row name={say('receipt.closingFee')}>{format.money(fee)}</Row>}
      {receipt.repaid && <Row name={say('receipt.repaid')}>{format.money(receipt.repaid)}</Row>}
      {lapsed.amountMinor > 0 && <Row name={say('receipt.lapsed')}>{format.money(lapsed)}</Row>}
    </>
  );
}

/** Of what leaves a line or comes to it again, money is paid by nobody. */
const moved: ReadonlySet<Receipt['kind']> = new Set(['taken_back', 'put_back']);

/** Of an undo the money is on its way; once it is there, a refund has a receipt of its own. */
const backNames: Readonly<
  Partial<Record<Receipt['kind'], 'receipt.refunded' | 'receipt.goesBack'>>
> = { refund: 'receipt.refunded', voucher_undone: 'receipt.refunded', undo: 'receipt.goesBack' };

/** Nobody pays for a correction, and of what goes back no fee is taken. */
function Paid({ receipt }: OfReceipt): ReactNode {
  const { say, format, language } = useLineApp();
  const { kind, method, rate, providerReference } = receipt;
  const backName = backNames[kind];
  if (method === null || moved.has(kind)) return null;
  return (
    <>
      <Row name={say(backName ?? 'receipt.paid')}>{format.money(receipt.paid)}</Row>
      {!backName && <Row name={say('confirm.fee')}>{format.money(receipt.fee)}</Row>}
      {rate && <Row name={say('confirm.rate')}>{rate.text}</Row>}
      <Row name={say('order.method')}>{methodNameOf(method)[language]}</Row>
      {providerReference && (
        <Row name={say(kind.startsWith('voucher') ? 'receipt.serial' : 'receipt.provider')}>
          {providerReference}
        </Row>
      )}
    </>
  );
}

/** All that a receipt says, in the order of the paper. */
export function ReceiptRows({ receipt }: OfReceipt): ReactNode {
  const { say, format, language } = useLineApp();
  return (
    <Rows>
      {receipt.number && <Row name={say('confirm.number')}>{groupedNumber(receipt.number)}</Row>}
      {receipt.plan && <Row name={say('confirm.plan')}>{translated(receipt.plan, language)}</Row>}
      {receipt.topup && <Value receipt={receipt} />}
      <Bought receipt={receipt} />
      <Corrected receipt={receipt} />
      <Closed receipt={receipt} />
      <Changed receipt={receipt} />
      <Paid receipt={receipt} />
      <Row name={say('receipt.channel')}>{channelName(receipt.channel, say)}</Row>
      {receipt.place && <Row name={say('receipt.place')}>{receipt.place}</Row>}
      {receipt.reference && <Row name={say('receipt.reference')}>{receipt.reference}</Row>}
      <Row name={say('receipt.issuedAt')}>{format.dayAndTime(receipt.issuedAt)}</Row>
    </Rows>
  );
}
