import { type ReactNode, useState } from 'react';
import { Button } from '../../kit/index.ts';
import { usePortal } from '../state/portal-context.tsx';

interface CommandProps {
  readonly name: string;
  readonly text: string;
}

/** Text to be taken somewhere else, as it is: by a press, or by hand where that cannot be. */
export function Command({ name, text }: CommandProps): ReactNode {
  const { say } = usePortal();
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <div className="portal-command">
      <div className="portal-bar">
        <strong>{name}</strong>
        <Button kind="plain" isWide={false} onClick={() => void copy().catch(() => undefined)}>
          {say(isCopied ? 'copied' : 'copy')}
        </Button>
      </div>
      <pre>
        <code>{text}</code>
      </pre>
    </div>
  );
}
