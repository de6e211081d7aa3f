import { Button, Descriptions } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useRead, useSending } from '../../reading/index.ts';
import { Block } from '../layout/block.tsx';
import { Known } from '../layout/known.tsx';
import { Page } from '../layout/page.tsx';
import { ProblemNote } from '../layout/problem-note.tsx';
import { SubNav } from '../layout/sub-nav.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { TrailLink } from '../parts/trail-link.tsx';
import { pageAddress } from '../routes.ts';
import { useConsole } from '../state/console-context.tsx';
import { ChainLimits } from './chain-limits.tsx';
import { ShopMoney } from './shop-money.tsx';
import { clockOf } from '../parts/clock-minutes.ts';
import { ShopChange } from './shop-change.tsx';
import { ShopHours } from './shop-hours.tsx';
import { ShopPlace } from './shop-place.tsx';
import { ShopStops } from './shop-stops.tsx';
import type { Reseller, Shops } from './shops-frame.tsx';
import { WhoseShop } from './whose-shop.tsx';

interface ShopPageProps {
  readonly shop: string;
  /** Of its page; what it is itself where none is named. */
  readonly part: string;
}

const selling: ReadonlySet<Reseller['kind']> = new Set(['agent', 'chain']);

type Part = 'about' | 'stock' | 'people' | 'place' | 'limits';

/** The parts of a shop's page that say something of this one. */
function partsOf({ kind, float }: Reseller, mayChange: boolean): Part[] {
  const parts: Part[] = ['about'];
  if (float) parts.push('stock');
  if (mayChange && selling.has(kind)) parts.push('people', 'place');
  if (mayChange && kind === 'chain') parts.push('limits');
  return parts;
}

/** One shop: what it is, its money, who stands at its tills, where it sells, and its limits. */
export function ShopPage({ shop: id, part }: ShopPageProps): ReactNode {
  const { say, call } = useConsole();
  const read = useRead('shops', () => call('readShops', {}));
  const shop = read.value?.resellers.find((one) => one.id === id);
  return (
    <Page title={shop?.name ?? say('title.shops')} beside={<TrailLink subject={id} />}>
      <Known read={read}>
        {(shops) =>
          shop ? (
            <Parts {...{ shops, shop, part }} readAgain={read.readAgain} />
          ) : (
            <p>{say('shops.unknown')}</p>
          )
        }
      </Known>
    </Page>
  );
}

interface PartsProps {
  readonly shops: Shops;
  readonly shop: Reseller;
  readonly part: string;
  readonly readAgain: () => void;
}

function Parts({ shops, shop, part, readAgain }: PartsProps): ReactNode {
  const { say, session } = useConsole();
  const mayChange = session?.staff?.permissions.includes('resellers.change') ?? false;
  const parts = partsOf(shop, mayChange);
  const params = { shop: shop.id };
  const pages = [
    { address: pageAddress('shops'), name: say('page.shops') },
    ...parts.map((one) => ({
      address:
        one === 'about'
          ? pageAddress('shop', params)
          : pageAddress('shopPart', { ...params, part: one }),
      name: say(`shops.part.${one}`),
    })),
  ];
  const shown = parts.find((one) => one === part) ?? 'about';
  return (
    <>
      <SubNav label={shop.name} pages={pages} />
      {shown === 'about' && <About {...{ shops, shop, mayChange, readAgain }} />}
      {shown === 'stock' && <ShopMoney {...{ shops, shop, readAgain }} />}
      {shown === 'people' && <ShopStops reseller={shop.id} />}
      {shown === 'place' && (
        <>
          <Block title={say('shops.place')}>
            <ShopPlace shop={shop} onDone={readAgain} />
          </Block>
          <Block title={say('shops.hours')}>
            <ShopHours shop={shop} onDone={readAgain} />
          </Block>
        </>
      )}
      {shown === 'limits' && (
        <Block title={say('shops.limits')}>
          <ChainLimits shop={shop} onDone={readAgain} />
        </Block>
      )}
    </>
  );
}

interface AboutProps extends Omit<PartsProps, 'part'> {
  readonly mayChange: boolean;
}

function About({ shops, shop, mayChange, readAgain }: AboutProps): ReactNode {
  const { say, call, format, language } = useConsole();
  const { sending, problem } = useSending(readAgain);
  const { id, kind, parent, float, place, hours, isSuspended } = shop;
  const suspend = (): void => {
    const body = { isSuspended: !isSuspended };
    sending.send(call('suspendReseller', { params: { reseller: id }, body }));
  };
  const tier = shops.tiers.find(({ code }) => code === shop.tier);
  const items = [
    { label: say('shops.kind'), children: say(`shops.kind.${kind}`) },
    ...(parent === null
      ? []
      : [
          {
            label: say('shops.under'),
            children: <WhoseShop resellers={shops.resellers} reseller={parent} />,
          },
        ]),
    {
      label: say('shops.tier'),
      children: <Link href={pageAddress('tiers')}>{tier ? tier.name[language] : shop.tier}</Link>,
    },
    { label: say('shops.float'), children: float ? format.money(float) : say('shops.chains') },
    { label: say('shops.placeColumn'), children: <WhereItSells place={place} /> },
    { label: say('shops.hoursColumn'), children: <WhenItSells hours={hours} /> },
    {
      label: say('column.state'),
      children: (
        <StateTag state={isSuspended ? 'open' : 'done'}>
          {isSuspended ? say('shops.suspended') : say('shops.open')}
        </StateTag>
      ),
    },
  ];
  return (
    <>
      {problem && <ProblemNote problem={problem} />}
      <Descriptions
        className="card"
        column={1}
        items={items.map((item) => ({ ...item, key: item.label }))}
      />
      {mayChange && (
        <div>
          <Button danger={!isSuspended} loading={sending.isBusy} onClick={suspend}>
            {isSuspended ? say('shops.resume') : say('shops.suspend')}
          </Button>
        </div>
      )}
      {mayChange && (
        <Block title={say('shops.change')}>
          <ShopChange shop={shop} tiers={shops.tiers} onDone={readAgain} />
        </Block>
      )}
    </>
  );
}

function WhereItSells({ place }: Pick<Reseller, 'place'>): ReactNode {
  const { say } = useConsole();
  if (!place) return say('shops.placeNone');
  return say('shops.placeWithin', { metres: String(place.withinMetres) });
}

function WhenItSells({ hours }: Pick<Reseller, 'hours'>): ReactNode {
  const { say } = useConsole();
  if (!hours) return say('shops.always');
  return `${clockOf(hours.opensAt)} – ${clockOf(hours.closesAt)}`;
}
