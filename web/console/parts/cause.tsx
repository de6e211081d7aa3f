import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { pageAddress } from '../routes.ts';

/** The end of an id is what tells it from its neighbours. */
function shortId(id: string): string {
  return id.length > 20 ? `${id.slice(0, 4)}…${id.slice(-6)}` : id;
}

/** Where the page of a thing is, by the kind that its id begins with. */
const pages: Readonly<Record<string, (id: string) => string>> = {
  top: (topup) => pageAddress('topup', { topup }),
  lin: (line) => pageAddress('line', { line }),
  brk: (id) => pageAddress('break', { break: id }),
  att: (payment) => pageAddress('payment', { payment }),
  rfd: (payment) => pageAddress('payment', { payment }),
  ent: (entry) => pageAddress('credit', { entry }),
};

interface CauseProps {
  readonly id: string;
  /** As it is, where it may have to be held against another one. */
  readonly isWhole?: boolean;
}

/** What caused something, by its id; what has a page can be gone to. */
export function Cause({ id, isWhole = false }: CauseProps): ReactNode {
  const address = pages[id.slice(0, id.indexOf('_'))]?.(id);
  const text = isWhole ? id : shortId(id);
  if (address === undefined) return <span title={id}>{text}</span>;
  return (
    <Link href={address} title={id}>
      {text}
    </Link>
  );
}
