import type { ReactNode } from 'react';

interface BlockProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** A part of a page under a title of its own. */
export function Block({ title, children }: BlockProps): ReactNode {
  return (
    <div className="block">
      <h2>{title}</h2>
      {children}
    </div>
  );
}
