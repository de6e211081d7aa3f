import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Icon, type IconName } from '../../kit/index.ts';

interface LinkRowProps {
  readonly to: string;
  readonly icon?: IconName;
  readonly children: ReactNode;
}

export function LinkRow({ to, icon, children }: LinkRowProps): ReactNode {
  return (
    <Link href={to} className="link-row">
      {icon && <Icon name={icon} />}
      <span className="link-row-text">{children}</span>
      <Icon name="next" />
    </Link>
  );
}
