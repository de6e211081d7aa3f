import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { pageAddress } from '../routes.ts';
import type { Reseller } from './shops-frame.tsx';

interface WhoseShopProps {
  readonly resellers: readonly Reseller[];
  readonly reseller: string;
}

/** A shop by its name, and the way to its page. */
export function WhoseShop({ resellers, reseller }: WhoseShopProps): ReactNode {
  const name = resellers.find(({ id }) => id === reseller)?.name ?? reseller;
  return <Link href={pageAddress('shop', { shop: reseller })}>{name}</Link>;
}
