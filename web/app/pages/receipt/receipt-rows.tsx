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
  const { balanceBefore, balanceAfter, validUntilBefore, validUntilAfter, topup } = receipt;
  const money = (one: Money | null): string | null => one && format.money(one);
  const day = (one: string | null): string | null => one && format.day(one);
  const balance = money(balanceAfter);
  const validity = day(validUntilAfter);
  return (
    <>
      {balance && <Row name={say('topup.balance')}>{fromTo(money(balanceBefore), balance)}</Row>}
      {validity && (
        <Row name={say(topup === null ? 'receipt.lineValidUntil' : 'topup.validUntil')}>
          {fromTo(day(validUntilBefore), validity)}
        </Row>
      )}
    </>
  );
}

function Value({ receipt }: OfReceipt): ReactNode {
  const { say, format, language } = useLineApp();
  const { bonus, bonusExpiresAt, promotions } = receipt;
  return (
    <>
      <Row name={say('confirm.value')}>{format.money(receipt.value)}</Row>
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

function Bought({ term }: { readonly term: NonNullable<Receipt['term']> }): ReactNode {
  const app = useLineApp();
  const { say, format, language } = app;
  const days = { from: format.dayOf(term.startsAt), until: format.dayOf(term.endsAt) };
  return (
    <>
      <Row name={say('receipt.bought')}>{translated(term.name, language)}</Row>
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

/** Nobody pays for a correction, and of a refund no fee is taken. */
function Paid({ receipt }: OfReceipt): ReactNode {
  const { say, format, language } = useLineApp();
  const { kind, method, rate, providerReference } = receipt;
  const isRefund = kind === 'refund';
  if (method === null) return null;
  return (
    <>
      <Row name={say(isRefund ? 'receipt.refunded' : 'receipt.paid')}>
        {format.money(receipt.paid)}
      </Row>
      {!isRefund && <Row name={say('confirm.fee')}>{format.money(receipt.fee)}</Row>}
      {rate && <Row name={say('confirm.rate')}>{rate.text}</Row>}
      <Row name={say('order.method')}>{methodNameOf(method)[language]}</Row>
      {providerReference && (
        <Row name={say(kind === 'voucher' ? 'receipt.serial' : 'receipt.provider')}>
          {providerReference}
        </Row>
      )}
    </>
  );
}

/** All that a receipt says, in the order of the paper. */
export function ReceiptRows({ receipt }: OfReceipt): ReactNode {
  const { say, format, language } = useLineApp();
  const { kind, term } = receipt;
  const isOfTopup = kind !== 'refund' && receipt.topup !== null;
  return (
    <Rows>
      <Row name={say('confirm.number')}>{groupedNumber(receipt.number)}</Row>
      {receipt.plan && <Row name={say('confirm.plan')}>{translated(receipt.plan, language)}</Row>}
      {isOfTopup && <Value receipt={receipt} />}
      {term && <Bought term={term} />}
      <Corrected receipt={receipt} />
      <Closed receipt={receipt} />
      <Changed receipt={receipt} />
      <Paid receipt={receipt} />
      <Row name={say('receipt.channel')}>{channelName(receipt.channel, say)}</Row>
      {receipt.place && <Row name={say('receipt.place')}>{receipt.place}</Row>}
      <Row name={say('receipt.issuedAt')}>{format.dayAndTime(receipt.issuedAt)}</Row>
    </Rows>
  );
}
