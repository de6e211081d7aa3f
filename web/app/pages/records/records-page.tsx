import type { ReactNode } from 'react';
import { useLocation, useSearch } from 'wouter';
import { Tabs } from '../../../kit/index.ts';
import { Page } from '../../layout/page.tsx';
import { pageAddress } from '../../routes.ts';
import { useApp } from '../../state/app-context.tsx';
import { WithLineWords } from '../../state/line-words.tsx';
import { Orders } from './orders.tsx';
import { Receipts } from './receipts.tsx';
import './records.css';

export function RecordsPage(): ReactNode {
  const { say } = useApp();
  const [, navigate] = useLocation();
  const isReceipts = new URLSearchParams(useSearch()).get('show') === 'receipts';
  const address = pageAddress('records');
  return (
    <Page title={say('records.title')} back={pageAddress('home')}>
      <Tabs
        label={say('records.title')}
        shown={isReceipts ? 'receipts' : 'orders'}
        onShow={(name) =>
          navigate(name === 'receipts' ? `${address}?show=receipts` : address, { replace: true })
        }
        tabs={[
          { name: 'orders', label: say('records.orders') },
          { name: 'receipts', label: say('records.receipts') },
        ]}
      >
        {isReceipts ? (
          <WithLineWords>
            <Receipts />
          </WithLineWords>
        ) : (
          <Orders />
        )}
      </Tabs>
    </Page>
  );
}
