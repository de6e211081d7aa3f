import type { ReactNode } from 'react';
import { useRead } from '../../reading/index.ts';
import { Known } from '../layout/known.tsx';
import { Page } from '../layout/page.tsx';
import { SubNav } from '../layout/sub-nav.tsx';
import { pageAddress } from '../routes.ts';
import { useConsole } from '../state/console-context.tsx';
import type { Answer } from '../state/staff-channel.ts';

export type Shops = Answer<'readShops'>;
export type Reseller = Shops['resellers'][number];

interface ShopsFrameProps {
  readonly children: (shops: Shops, readAgain: () => void) => ReactNode;
}

const pages = ['shops', 'shopStock', 'tiers'] as const;

/** The pages about all shops: who sells, what waits for somebody, and what each may sell. */
export function ShopsFrame({ children }: ShopsFrameProps): ReactNode {
  const { say, call, session } = useConsole();
  const read = useRead('shops', () => call('readShops', {}));
  const mayChange = session?.staff?.permissions.includes('resellers.change') ?? false;
  const open = mayChange ? ([...pages, 'newShop'] as const) : pages;
  return (
    <Page title={say('title.shops')}>
      <SubNav
        label={say('title.shops')}
        pages={open.map((page) => ({ address: pageAddress(page), name: say(`page.${page}`) }))}
      />
      <Known read={read}>{(shops) => children(shops, read.readAgain)}</Known>
    </Page>
  );
}
