import { appPaths } from '@lowu/contract/app/paths';
import type { ReactNode } from 'react';
import { Link, useParams } from 'wouter';
import { filled, groupedNumber, type Money, type Receipt } from '../../../client/index.ts';
import { Amount, Button, buttonClass, Row, Rows, Skeleton } from '../../../kit/index.ts';
import { Wordmark } from '../../../kit/wordmark.tsx';
import { Page } from '../../layout/page.tsx';
import { ProblemNote } from '../../layout/problem-note.tsx';
import { channelName, methodName } from '../../parts/code-names.ts';
import { receiptAmount } from '../../parts/receipt-amount.ts';
import { pageAddress } from '../../routes.ts';
import { useApp } from '../../state/app-context.tsx';
import { useLoaded } from '../../state/use-loaded.ts';
import './receipt.css';
import { translated } from '../../../language/index.ts';

/** `7K2M 9QPX 4TB3`: in groups that can be read aloud. */
function groupedCode(code: string): string {
  return (code.match(/.{1,4}/g) ?? []).join(' ');
}

/** `HK$3.20 → HK$103.20`, or only the second where the first is unknown or the same. */
function fromTo(before: string | null, after: string): string {
  return before === null || before === after ? after : `${before} → ${after}`;
}

function Changed({ receipt }: { readonly receipt: Receipt }): ReactNode {
  const { say, format } = useApp();
  const { balanceBefore, balanceAfter, validUntilBefore, validUntilAfter } = receipt;
  const money = (one: Money | null): string | null => one && format.money(one);
  const day = (one: string | null): string | null => one && format.day(one);
  const balance = money(balanceAfter);
  const validity = day(validUntilAfter);
  return (
    <>
      {balance && <Row name={say('topup.balance')}>{fromTo(money(balanceBefore), balance)}</Row>}
      {validity && (
        <Row name={say('topup.validUntil')}>{fromTo(day(validUntilBefore), validity)}</Row>
      )}
    </>
  );
}

function Lines({ receipt }: { readonly receipt: Receipt }): ReactNode {
  const { say, format, language } = useApp();
  const { kind, bonus, bonusExpiresAt, rate, providerReference } = receipt;
  const isRefund = kind === 'refund';
  return (
    <Rows>
      <Row name={say('confirm.number')}>{groupedNumber(receipt.number)}</Row>
      <Row name={say('confirm.plan')}>{translated(receipt.plan, language)}</Row>
      {!isRefund && <Row name={say('confirm.value')}>{format.money(receipt.value)}</Row>}
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
      {receipt.repaid && <Row name={say('receipt.repaid')}>−{format.money(receipt.repaid)}</Row>}
      <Changed receipt={receipt} />
      <Row name={say(isRefund ? 'receipt.refunded' : 'receipt.paid')}>
        {format.money(receipt.paid)}
      </Row>
      {!isRefund && <Row name={say('confirm.fee')}>{format.money(receipt.fee)}</Row>}
      {rate && <Row name={say('confirm.rate')}>{rate.text}</Row>}
      <Row name={say('order.method')}>{methodName(receipt.method, say)}</Row>
      {providerReference && <Row name={say('receipt.provider')}>{providerReference}</Row>}
      <Row name={say('receipt.channel')}>{channelName(receipt.channel, say)}</Row>
      <Row name={say('receipt.issuedAt')}>{format.dayAndTime(receipt.issuedAt)}</Row>
    </Rows>
  );
}

function Shown({ receipt }: { readonly receipt: Receipt }): ReactNode {
  const { say, format, language } = useApp();
  const { code } = receipt;
  const file = `${filled(appPaths.printReceipt[1], { code })}?language=${language}`;
  return (
    <>
      <article className="card stack">
        <header className="receipt-head">
          <Wordmark />
          <p>{say(`receipt.${receipt.kind}`)}</p>
          <p>
            <Amount size="medium" text={format.money(receiptAmount(receipt))} />
          </p>
          <p className="soft small">{say('receipt.code')}</p>
          <p className="receipt-code">{groupedCode(receipt.code)}</p>
          <p className="soft small">{say('receipt.codeHint')}</p>
        </header>
        <Lines receipt={receipt} />
      </article>
      <div className="stack unprinted">
        <a href={file} download={`receipt-${code}.pdf`} className={buttonClass('secondary')}>
          {say('receipt.pdf')}
        </a>
        <Button kind="plain" onClick={() => print()}>
          {say('receipt.print')}
        </Button>
        <Link
          href={pageAddress('topup', { topup: receipt.topup })}
          className={buttonClass('plain')}
        >
          {say('receipt.showOrder')}
        </Link>
      </div>
    </>
  );
}

export function ReceiptPage(): ReactNode {
  const { device, say } = useApp();
  const { code = '' } = useParams();
  const { value, problem, readAgain } = useLoaded(`receipt ${code}`, () =>
    device.channel.call('readReceipt', { params: { code } }),
  );
  return (
    <Page
      title={value ? say(`receipt.${value.kind}`) : say('records.receipts')}
      back={`${pageAddress('records')}?show=receipts`}
    >
      {value && <Shown receipt={value} />}
      {!value && problem && <ProblemNote problem={problem} onRetry={readAgain} />}
      {!value && !problem && <Skeleton words={say('waiting.long')} bars={6} />}
    </Page>
  );
}
