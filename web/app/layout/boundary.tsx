import { Component, type ReactNode } from 'react';
import { Banner, Button } from '../../kit/index.ts';
import { useApp } from '../state/app-context.tsx';

function Broken(): ReactNode {
  const { say } = useApp();
  return (
    <main className="page">
      <Banner kind="attention" isNews title={say('problem.page')}>
        <Button kind="secondary" onClick={() => location.reload()}>
          {say('action.retry')}
        </Button>
      </Banner>
    </main>
  );
}

interface BoundaryProps {
  /** Another page gets another try. */
  readonly name: string;
  readonly children: ReactNode;
}

/** A page that breaks, or whose code cannot be loaded, says so instead of going blank. */
export class Boundary extends Component<BoundaryProps, { readonly broken: string | null }> {
  override state = { broken: null };

  static getDerivedStateFromError() {
    return { broken: location.pathname };
  }

  override render(): ReactNode {
    const { name, children } = this.props;
    return this.state.broken === name ? <Broken /> : children;
  }
}
