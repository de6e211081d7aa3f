import type { ReactNode } from 'react';
import './bottom-bar.css';

interface BottomBarProps {
  readonly label: string;
  /** List items, each a link with an icon and a word. */
  readonly children: ReactNode;
}

export function BottomBar({ label, children }: BottomBarProps): ReactNode {
  return (
    <nav className="bottom-bar" aria-label={label}>
      <ul>{children}</ul>
    </nav>
  );
}
