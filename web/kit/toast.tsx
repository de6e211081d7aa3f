import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';
import './toast.css';

type Tell = (text: string) => void;

const ToastContext = createContext<Tell>(() => undefined);

/** Long enough to read twelve words twice; nothing is told only here. */
const shownMs = 6_000;

/** Tells in passing that something was done. What a person must know or decide is never a toast. */
export function useToast(): Tell {
  return useContext(ToastContext);
}

export function ToastArea({ children }: { readonly children: ReactNode }): ReactNode {
  const [told, setTold] = useState<{ readonly text: string } | null>(null);
  const tell = useCallback<Tell>((text) => setTold({ text }), []);
  useEffect(() => {
    if (!told) return undefined;
    const timer = setTimeout(() => setTold(null), shownMs);
    return () => clearTimeout(timer);
  }, [told]);
  return (
    <ToastContext value={tell}>
      {children}
      <div className="toasts" role="status" aria-live="polite">
        {told && <p className="toast">{told.text}</p>}
      </div>
    </ToastContext>
  );
}
