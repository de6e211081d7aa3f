import type { ReactNode } from 'react';
import { Rows } from '../parts/rows.tsx';
import { countText } from '../parts/count-text.ts';
import { useConsole } from '../state/console-context.tsx';
import type { Answer } from '../state/staff-channel.ts';

type Tier = Answer<'readShops'>['tiers'][number];

const percent = 100;

/** What shops of each tier may sell, how often, and what they earn by it. */
export function TierRows({ tiers }: { readonly tiers: readonly Tier[] }): ReactNode {
  const { say, format, language } = useConsole();
  return (
    <Rows
      label={say('shops.tiers')}
      none={say('none.tiers')}
      rows={tiers}
      keyOf={({ code }) => code}
      columns={[
        {
          title: say('shops.tier'),
          render: ({ code, name }) => `${name[language]} · ${code}`,
        },
        {
          title: say('shops.perSale'),
          render: ({ least, most }) => `${format.roundMoney(least)} – ${format.roundMoney(most)}`,
        },
        {
          title: say('shops.perDay'),
          render: ({ dayCount, day }) => `${countText(dayCount)} · ${format.roundMoney(day)}`,
        },
        {
          title: say('shops.perWeek'),
          render: ({ weekCount, week }) =>
            [weekCount === null ? [] : countText(weekCount), week ? format.roundMoney(week) : []]
              .flat()
              .join(' · ') || '–',
        },
        {
          title: say('shops.perMonth'),
          render: ({ monthCount, month }) =>
            `${countText(monthCount)} · ${format.roundMoney(month)}`,
        },
        {
          title: say('shops.earns'),
          isFree: true,
          render: ({ commission }) =>
            commission.map(({ product, from, basisPoints }) => (
              <div key={`${product} ${from.amountMinor}`}>
                {say(`shops.of.${product}`, {
                  percent: String(basisPoints / percent),
                  from: format.roundMoney(from),
                })}
              </div>
            )),
        },
      ]}
    />
  );
}
