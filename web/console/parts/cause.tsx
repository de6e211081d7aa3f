import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { pageAddress } from '../routes.ts';

/** The end of an id is what tells it from its neighbours. */
function shortId(id: string): string {
  return id.length > 20 ? `${id.slice(0, 4)}…${id.slice(-6)}` : id;
}

/** What caused something, by its id; a top-up, a line and a break can be gone to. */
export function Cause({ id }: { readonly id: string }): ReactNode {
  if (id.startsWith('top_')) {
    return (
      <Link href={pageAddress('topup', { topup: id })} title={id}>
        {shortId(id)}
      </Link>
    );
  }
  if (id.startsWith('lin_')) {
    return (
      <Link href={pageAddress('line', { line: id })} title={id}>
        {shortId(id)}
      </Link>
    );
  }
  if (id.startsWith('brk_')) {
    return (
      <Link href={pageAddress('break', { break: id })} title={id}>
        {shortId(id)}
      </Link>
    );
  }
  return <span title={id}>{shortId(id)}</span>;
}
