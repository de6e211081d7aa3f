import './tokens.css';
import './base.css';

export { Amount } from './amount.tsx';
export { Banner, type BannerKind } from './banner.tsx';
export { BottomBar } from './bottom-bar.tsx';
export { Button, buttonClass, IconButton } from './button.tsx';
export { Card, Row, Rows } from './card.tsx';
export { CodeField, Field, type FieldProps, NumberField } from './field.tsx';
export { LongField } from './long-field.tsx';
export { Icon, type IconName } from './icon.tsx';
export { Sheet, SheetFoot } from './sheet.tsx';
export { Skeleton } from './skeleton.tsx';
export { Tabs } from './tabs.tsx';
export { TileGroup } from './tile-group.tsx';
export { Timeline, type TimelineStep } from './timeline.tsx';
export { ToastArea, useToast } from './toast.tsx';
