import { appPaths } from '@lowu/contract/app/paths';
import type { ReactNode } from 'react';
import { Link, useParams } from 'wouter';
import { filled, type Receipt } from '../../../client/index.ts';
import { Amount, Button, buttonClass, Skeleton } from '../../../kit/index.ts';
import { Wordmark } from '../../../kit/wordmark.tsx';
import { Page } from '../../layout/page.tsx';
import { ProblemNote } from '../../layout/problem-note.tsx';
import { receiptAmount } from '../../parts/receipt-amount.ts';
import { newAppealAddress, pageAddress } from '../../routes.ts';
import { useLineApp } from '../../state/line-words.tsx';
import { useLoaded } from '../../state/use-loaded.ts';
import { ReceiptRows } from './receipt-rows.tsx';
import './receipt.css';

/** `7K2M 9QPX 4TB3`: in groups that can be read aloud. */
function groupedCode(code: string): string {
  return (code.match(/.{1,4}/g) ?? []).join(' ');
}

function Shown({ receipt }: { readonly receipt: Receipt }): ReactNode {
  const { say, format, language } = useLineApp();
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
        <ReceiptRows receipt={receipt} />
        <p className="soft small printed-only">{say('receipt.ofScreen')}</p>
      </article>
      <div className="stack unprinted">
        <a href={file} download={`receipt-${code}.pdf`} className={buttonClass('secondary')}>
          {say('receipt.pdf')}
        </a>
        <Button kind="plain" onClick={() => print()}>
          {say('receipt.print')}
        </Button>
        {receipt.topup && (
          <Link
            href={pageAddress('topup', { topup: receipt.topup })}
            className={buttonClass('plain')}
          >
            {say('receipt.showOrder')}
          </Link>
        )}
        <Link
          href={newAppealAddress(receipt.topup ? { topup: receipt.topup } : {})}
          className={buttonClass('plain')}
        >
          {say('order.wrong')}
        </Link>
      </div>
    </>
  );
}

export function ReceiptPage(): ReactNode {
  const { device, say } = useLineApp();
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
