import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import './sub-nav.css';

interface SubNavProps {
  readonly label: string;
  readonly pages: readonly { readonly address: string; readonly name: string }[];
}

/** The pages that belong together, in one line above each of them. */
export function SubNav({ label, pages }: SubNavProps): ReactNode {
  const [here] = useLocation();
  return (
    <nav aria-label={label} className="sub-nav">
      {pages.map(({ address, name }) => (
        <Link key={address} href={address} aria-current={address === here ? 'page' : undefined}>
          {name}
        </Link>
      ))}
    </nav>
  );
}
