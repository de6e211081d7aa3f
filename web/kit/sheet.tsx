import { type ReactNode, useEffectEvent, useId, useLayoutEffect, useRef } from 'react';
import { IconButton } from './button.tsx';
import { Icon } from './icon.tsx';
import './sheet.css';

interface SheetProps {
  readonly title: string;
  readonly closeLabel: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/**
 * What must be decided before going on. The browser's own dialog keeps the focus inside, closes on
 * Escape and gives the focus back to where it was.
 */
export function Sheet({ title, closeLabel, onClose, children }: SheetProps): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const close = useEffectEvent(onClose);
  useLayoutEffect(() => {
    const shown = dialog.current;
    if (!shown) return undefined;
    const cancel = (event: Event): void => {
      event.preventDefault();
      close();
    };
    // The dialog fills its own box, so what hits the dialog itself is the veil around it.
    const click = (event: Event): void => {
      if (event.target === shown) close();
    };
    shown.addEventListener('cancel', cancel);
    shown.addEventListener('click', click);
    shown.showModal();
    return () => {
      shown.removeEventListener('cancel', cancel);
      shown.removeEventListener('click', click);
      // Before it is taken out of the page: only then does the browser give the focus back.
      shown.close();
    };
  }, []);
  return (
    <dialog ref={dialog} className="sheet" aria-labelledby={titleId}>
      <div className="sheet-head">
        <h2 id={titleId}>{title}</h2>
        <IconButton label={closeLabel} onClick={onClose}>
          <Icon name="close" />
        </IconButton>
      </div>
      <div className="sheet-body stack">{children}</div>
    </dialog>
  );
}

/** What to press, always in view: on a small screen the rest of the sheet passes behind it. */
export function SheetFoot({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className="sheet-foot">{children}</div>;
}
