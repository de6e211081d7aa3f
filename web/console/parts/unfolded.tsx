import { Button } from 'antd';
import { type ReactNode, useState } from 'react';

interface UnfoldedProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** What is seldom wanted, behind a button, so that what is there is read without scrolling. */
export function Unfolded({ label, children }: UnfoldedProps): ReactNode {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <div>
        <Button aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {label}
        </Button>
      </div>
      {isOpen && children}
    </>
  );
}
