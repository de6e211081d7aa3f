import type { ReactNode } from 'react';
import './banner.css';
import { Icon, type IconName } from './icon.tsx';

export type BannerKind = 'calm' | 'action' | 'attention' | 'loss';

const icons: Readonly<Record<BannerKind, IconName>> = {
  calm: 'help',
  action: 'clock',
  attention: 'attention',
  loss: 'attention',
};

interface BannerProps {
  readonly kind: BannerKind;
  readonly icon?: IconName;
  readonly title: string;
  /** What it means and what to do. */
  readonly children?: ReactNode;
  /** True for what turns up after the screen was shown, so that it is said aloud. */
  readonly isNews?: boolean;
}

export function Banner(props: BannerProps): ReactNode {
  const { kind, title, children, isNews = false, icon = icons[kind] } = props;
  return (
    <div className={`banner banner-${kind}`} role={isNews ? 'status' : undefined}>
      <Icon name={icon} />
      <p className="banner-title">{title}</p>
      {children !== undefined && <div className="banner-body">{children}</div>}
    </div>
  );
}
