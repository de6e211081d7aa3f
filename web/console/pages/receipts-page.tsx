import { consolePaths } from '@lowu/contract/console/paths';
import { Fragment, type ReactNode } from 'react';
import { useLocation, useSearch } from 'wouter';
import { addressAt } from '../../client/index.ts';
import { Page } from '../layout/page.tsx';
import { pageAddress } from '../routes.ts';
import { useConsole } from '../state/console-context.tsx';
import { ReceiptForm, type WantedReceipts, wantedIn } from './receipt-form.tsx';
import { ReceiptRows } from './receipt-rows.tsx';

/** Receipts by number, code, order and day; what is looked for stands in the address. */
export function ReceiptsPage(): ReactNode {
  const { say } = useConsole();
  const [, navigate] = useLocation();
  const asked = new URLSearchParams(useSearch());
  const wanted = wantedIn(asked);
  const look = (given: WantedReceipts): void =>
    navigate(`${pageAddress('receipts')}?${new URLSearchParams({ ...given }).toString()}`);
  const saved = (place: readonly [string, string]): string =>
    addressAt(place, {}, { ...wanted }).address;
  return (
    <Page
      title={say('title.receipts')}
      beside={
        <span className="ways">
          <a href={saved(consolePaths.exportFoundReceipts)} download>
            {say('receipts.csv')}
          </a>{' '}
          <a href={saved(consolePaths.exportReceiptData)} download>
            {say('receipts.json')}
          </a>
        </span>
      }
    >
      <Fragment key={asked.toString()}>
        <ReceiptForm wanted={wanted} onLook={look} />
        <ReceiptRows wanted={wanted} />
      </Fragment>
    </Page>
  );
}
