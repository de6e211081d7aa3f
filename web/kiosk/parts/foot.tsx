import type { ReactNode } from 'react';

/** What leads on and back, always in the same place. */
export function Foot({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className="kiosk-foot stack">{children}</div>;
}
