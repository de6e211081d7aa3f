import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { trailAddress } from '../routes.ts';
import { useConsole } from '../state/console-context.tsx';

/** The way to who looked at this, for whoever may read the trail. */
export function TrailLink({ subject }: { readonly subject: string }): ReactNode {
  const { say, session } = useConsole();
  if (!session?.staff?.permissions.includes('audit.read')) return null;
  return <Link href={trailAddress(subject)}>{say('action.trail')}</Link>;
}
