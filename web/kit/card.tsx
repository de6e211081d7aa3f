import type { ReactNode } from 'react';
import './card.css';

interface CardProps {
  readonly title?: string;
  readonly children: ReactNode;
}

export function Card({ title, children }: CardProps): ReactNode {
  return (
    <section className="card stack">
      {title !== undefined && <h2>{title}</h2>}
      {children}
    </section>
  );
}

/** Names with their values, one to a line. */
export function Rows({ children }: { readonly children: ReactNode }): ReactNode {
  return <dl className="rows">{children}</dl>;
}

interface RowProps {
  readonly name: string;
  readonly children: ReactNode;
}

export function Row({ name, children }: RowProps): ReactNode {
  return (
    <div className="row">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
