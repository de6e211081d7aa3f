import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Rows } from '../parts/rows.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { pageAddress } from '../routes.ts';
import { useConsole } from '../state/console-context.tsx';
import { type Reseller, ShopsFrame } from './shops-frame.tsx';

/** Who sells for us and what is in their floats; all else of one is on its own page. */
export function ShopsPage(): ReactNode {
  return <ShopsFrame>{({ resellers }) => <ResellerRows resellers={resellers} />}</ShopsFrame>;
}

function ResellerRows({ resellers }: { readonly resellers: readonly Reseller[] }): ReactNode {
  const { say, format } = useConsole();
  return (
    <Rows
      label={say('title.shops')}
      none={say('none.shops')}
      rows={resellers}
      keyOf={({ id }) => id}
      columns={[
        {
          title: say('column.name'),
          isFree: true,
          render: ({ id, name }) => <Link href={pageAddress('shop', { shop: id })}>{name}</Link>,
        },
        { title: say('shops.kind'), render: ({ kind }) => say(`shops.kind.${kind}`) },
        {
          title: say('shops.float'),
          isAmount: true,
          render: ({ float }) => (float ? format.money(float) : say('shops.chains')),
        },
        {
          title: say('column.state'),
          render: ({ isSuspended }) => (
            <StateTag state={isSuspended ? 'open' : 'done'}>
              {isSuspended ? say('shops.suspended') : say('shops.open')}
            </StateTag>
          ),
        },
      ]}
    />
  );
}
